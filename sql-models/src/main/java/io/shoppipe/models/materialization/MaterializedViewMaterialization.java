package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Relation;
import java.util.Optional;

/**
 * {@code materialized_view}, on PostgreSQL: made once, then refreshed; {@code
 * on_configuration_change} says what becomes of changed indexes.
 */
final class MaterializedViewMaterialization implements Materialization {
  @Override
  public String name() {
    return "materialized_view";
  }

  @Override
  public Built build(Build build) {
    if (!build.isPostgres()) {
      throw failed(build, "Materialized views have not been implemented for " + build.adapter());
    }
    Optional<Relation.Kind> old = build.old();
    if (old.isPresent()
        && old.get() == Relation.Kind.MATERIALIZED_VIEW
        && !build.scope().fullRefresh()) {
      return standing(build);
    }
    new SqlHeader(build).run();
    long rows = new Swap(build).with(Relation.Kind.MATERIALIZED_VIEW, name -> make(build, name));
    return new Built("SELECT " + rows, rows);
  }

  private static long make(Build build, RelationName name) {
    long rows = new Creation(build).make(Relation.Kind.MATERIALIZED_VIEW, name);
    new Indexes(build).create(name);
    return rows;
  }

  private static Built standing(Build build) {
    Indexes indexes = new Indexes(build);
    if (!indexes.changed()) {
      build.session().execute("refresh materialized view " + Ddl.sql(build.relation()));
      return new Built("REFRESH MATERIALIZED VIEW", 0);
    }
    String wanted = build.config().text("on_configuration_change").orElse("apply");
    switch (wanted) {
      case "apply" -> {
        indexes.change();
        return new Built("CREATE INDEX", 0);
      }
      case "continue" -> {
        return new Built("skip " + Ddl.sql(build.relation()), -1);
      }
      case "fail" ->
          throw failed(
              build,
              "Configuration changes were identified and `on_configuration_change` was set to `fail` for `"
                  + Ddl.sql(build.relation())
                  + "`");
      default ->
          throw failed(
              build,
              "on_configuration_change is '" + wanted + "'. There is: apply, continue, fail.");
    }
  }

  private static SingerException failed(Build build, String why) {
    return new SingerException(
        ErrorKind.MODELS,
        "Compilation Error in model %s (%s): %s"
            .formatted(build.node().name(), build.node().path(), why));
  }
}
