package io.shoppipe.target.steps;

import io.shoppipe.target.load.Bookkeeping;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code steps} in the target's own schema: one row for each step of each run. */
public final class StepLedger {
  private static final TableName TABLE = new TableName(Bookkeeping.SCHEMA, "steps");
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("run_id", ColumnType.TEXT).required(),
          Column.of("pipeline", ColumnType.TEXT).required(),
          Column.of("position", ColumnType.BIGINT).required(),
          Column.of("step", ColumnType.TEXT).required(),
          Column.of("status", ColumnType.TEXT).required(),
          Column.of("seconds", ColumnType.DOUBLE).required(),
          Column.of("rows", ColumnType.BIGINT).required(),
          Column.of("detail", ColumnType.TEXT).required(),
          Column.of("kept_at", ColumnType.TIMESTAMP).required());

  private final Session session;
  private final Dialect dialect;

  public StepLedger(Session session, Dialect dialect) {
    this.session = session;
    this.dialect = dialect;
  }

  /** Whether any run was kept here. */
  public boolean exists() {
    return session.table(TABLE).isPresent();
  }

  /** Adds the steps of a run, all or none. */
  public void keep(String pipeline, String run, List<Step> steps) {
    if (steps.isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (Step step : steps) {
      rows.add(
          List.of(
              dialect.literal(run),
              dialect.literal(pipeline),
              String.valueOf(rows.size() + 1),
              dialect.literal(step.name()),
              dialect.literal(step.done() ? "done" : "failed"),
              step.seconds().toPlainString(),
              String.valueOf(step.rows()),
              dialect.literal(step.detail()),
              "CURRENT_TIMESTAMP"));
    }
    new Bookkeeping(session, dialect).addRows(TABLE, COLUMNS, rows);
  }

  /** The steps of a pipeline's last runs, the last run first; empty where none was kept. */
  public Optional<QueryResult> last(String pipeline, int runs) {
    if (!exists()) {
      return Optional.empty();
    }
    String table = dialect.quote(TABLE);
    String name = dialect.literal(pipeline);
    return Optional.of(
        session.query(
            """
            SELECT last.run_id, s.step, s.status, s.seconds, s."rows", s.detail
            FROM %s AS s
            JOIN (
              SELECT run_id, max(kept_at) AS ended FROM %s WHERE pipeline = %s
              GROUP BY run_id ORDER BY ended DESC, run_id DESC LIMIT %d
            ) AS last ON last.run_id = s.run_id
            WHERE s.pipeline = %s
            ORDER BY last.ended DESC, last.run_id DESC, s.position
            """
                .formatted(table, table, name, runs, name)));
  }
}
