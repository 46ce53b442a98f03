package io.shoppipe.models;

import io.shoppipe.models.connection.QueryComments;
import io.shoppipe.models.connection.StatementLog;
import io.shoppipe.models.connection.TracedSession;
import io.shoppipe.models.connection.TracedWarehouse;
import io.shoppipe.models.relation.RelationCache;
import io.shoppipe.models.render.Compiler;
import io.shoppipe.models.report.Lines;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.Secrets;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a warehouse put a project's comment on its queries and log them. {@code blind}: nodes may
 * not ask it anything.
 */
record Traced(LoadedProject project, Lines lines, boolean blind) implements StatementLog {
  Warehouse warehouse(Warehouse real) {
    Compiler compiler =
        new Compiler(
            project.scope(),
            project.macros(),
            project.parsed().graph(),
            project.parsed().index(),
            new RelationCache(real.dialect().capabilities()));
    QueryComments comments =
        new QueryComments(project.scope(), compiler, project.config().hooks().queryComment());
    return new TracedWarehouse(real, comments, this);
  }

  @Override
  public void asks(String connection) {
    if (blind && !connection.equals(TracedSession.MAIN)) {
      throw new SingerException(
          ErrorKind.MODELS,
          "connection never acquired for thread: %s asks the warehouse, which --no-introspect forbids"
              .formatted(connection));
    }
  }

  @Override
  public void running(String connection, String sql) {
    lines.debug("SQLQuery", "On " + connection + ": " + sql, () -> data(connection, sql));
  }

  private static Map<String, @Nullable Object> data(String connection, String sql) {
    String name = connection.substring(connection.lastIndexOf('.') + 1);
    return Map.of(
        "conn_name", connection,
        "sql", Secrets.mask(sql),
        "node_info", Map.of("unique_id", connection, "node_name", name));
  }

  @Override
  public void ran(String answer, double seconds) {
    lines.debug(
        "SQLQueryStatus",
        "SQL status: " + answer + " in " + Math.round(seconds * 1000) / 1000.0 + " seconds",
        () -> Map.of("status", answer, "elapsed", seconds));
  }
}
