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
    tell(build, old.isPresent() ? "Applying REPLACE to: " : "Applying CREATE to: ");
    new SqlHeader(build).run();
    long rows = new Swap(build).with(Relation.Kind.MATERIALIZED_VIEW, name -> make(build, name));
    return new Built("SELECT " + rows, rows);
  }

  private static long make(Build build, RelationName name) {
    long rows = new Creation(build).make(Relation.Kind.MATERIALIZED_VIEW, name);
    new Indexes(build).create(name);
    return rows;
  }

  /** For the log, in dbt's words. */
  private static void tell(Build build, String what) {
    build.scope().answer("log", what + Ddl.sql(build.relation()));
  }

  private static Built standing(Build build) {
    Indexes indexes = new Indexes(build);
    tell(build, "Determining configuration changes on: ");
    if (!indexes.changed()) {
      tell(build, "Applying REFRESH to: ");
      build.session().execute("refresh materialized view " + Ddl.sql(build.relation()));
      return new Built("REFRESH MATERIALIZED VIEW", 0);
    }
    String wanted = build.config().text("on_configuration_change").orElse("apply");
    switch (wanted) {
      case "apply" -> {
        tell(build, "Applying ALTER to: ");
        indexes.change();
        return new Built("CREATE INDEX", 0);
      }
      case "continue" -> {
        build.scope().answer("exceptions.warn", changed(build, wanted));
        return new Built("skip " + Ddl.sql(build.relation()), -1);
      }
      case "fail" -> throw failed(build, changed(build, wanted));
      default ->
          throw failed(
              build,
              "on_configuration_change is '" + wanted + "'. There is: apply, continue, fail.");
    }
  }

  private static String changed(Build build, String wanted) {
    return "Configuration changes were identified and `on_configuration_change` was set to `%s` for `%s`"
        .formatted(wanted, Ddl.sql(build.relation()));
  }

  private static SingerException failed(Build build, String why) {
    return new SingerException(
        ErrorKind.MODELS,
        "Compilation Error in model %s (%s): %s"
            .formatted(build.node().name(), build.node().path(), why));
  }
}
