package io.shoppipe.models.materialization;

import io.shoppipe.models.bigquery.TableOptions;
import io.shoppipe.warehouse.api.Relation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code materialized_view} on BigQuery, which refreshes it by itself: what stands is left as it is
 * but for its options, unless all is built anew.
 */
final class BigQueryMaterializedView implements Materialization {
  private static final List<String> REFRESH =
      List.of("enable_refresh", "refresh_interval_minutes", "max_staleness");

  @Override
  public String name() {
    return "materialized_view";
  }

  @Override
  public Built build(Build build) {
    BigQueryDdl ddl = new BigQueryDdl(build);
    Map<String, String> options = options(build, ddl);
    boolean same = build.old().filter(Relation.Kind.MATERIALIZED_VIEW::equals).isPresent();
    if (same && !build.scope().fullRefresh()) {
      String clause = TableOptions.clause(options);
      if (!clause.isEmpty()) {
        execute(build, "alter materialized view " + name(build) + "\nset " + clause);
      }
      return new Built("OK", 0);
    }
    build.old().ifPresent(kind -> ddl.drop(kind, build.relation()));
    execute(
        build,
        "create materialized view if not exists %s\n%s\n%s\nas %s"
            .formatted(name(build), ddl.layout(), TableOptions.clause(options), build.sql()));
    build.existing().put(build.relation(), Relation.Kind.MATERIALIZED_VIEW);
    return new Built("CREATE MATERIALIZED VIEW", 0);
  }

  private static Map<String, String> options(Build build, BigQueryDdl ddl) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String key : REFRESH) {
      build.config().text(key).ifPresent(value -> options.put(key, value));
    }
    options.putAll(ddl.options().view(false));
    return options;
  }

  private static String name(Build build) {
    return Ddl.sql(build.relation());
  }

  private static void execute(Build build, String sql) {
    build.written().accept(sql);
    build.session().execute(sql);
  }
}
