package io.shoppipe.target.load;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Warehouse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** The ledger {@code _singer.runs}: how each node of the SQL models went, in each run. */
public final class NodeRuns {
  private static final TableName TABLE = new TableName(Bookkeeping.SCHEMA, "runs");
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("run_id", ColumnType.TEXT).required(),
          Column.of("pipeline", ColumnType.TEXT).required(),
          Column.of("command", ColumnType.TEXT).required(),
          Column.of("node", ColumnType.TEXT).required(),
          Column.of("resource_type", ColumnType.TEXT).required(),
          Column.of("status", ColumnType.TEXT).required(),
          Column.of("rows", ColumnType.BIGINT),
          Column.of("failures", ColumnType.BIGINT),
          Column.of("seconds", ColumnType.DOUBLE).required(),
          Column.of("message", ColumnType.TEXT).required(),
          Column.of("started_at", ColumnType.TIMESTAMP).required(),
          Column.of("finished_at", ColumnType.TIMESTAMP).required());

  /** How one node went. {@code rows} as the warehouse told them, {@code failures} of a test. */
  public record Entry(
      String node,
      String resourceType,
      String status,
      OptionalLong rows,
      OptionalLong failures,
      String message,
      Instant started,
      Instant finished) {}

  /** The run that the nodes belong to: the load's, where they were built after one. */
  public record Run(String id, String pipeline, String command) {}

  private final Warehouse warehouse;
  private final Dialect dialect;

  public NodeRuns(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.dialect = warehouse.dialect();
  }

  /** Adds a row for each node. */
  public void write(Run run, List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    try (Session session = warehouse.open()) {
      List<List<String>> rows = entries.stream().map(entry -> row(run, entry)).toList();
      new Bookkeeping(session, dialect).addRows(TABLE, COLUMNS, rows);
    }
  }

  private List<String> row(Run run, Entry entry) {
    long millis = entry.finished().toEpochMilli() - entry.started().toEpochMilli();
    return List.of(
        dialect.literal(run.id()),
        dialect.literal(run.pipeline()),
        dialect.literal(run.command()),
        dialect.literal(entry.node()),
        dialect.literal(entry.resourceType()),
        dialect.literal(entry.status().toLowerCase(Locale.ROOT)),
        number(entry.rows()),
        number(entry.failures()),
        BigDecimal.valueOf(millis, 3).toPlainString(),
        dialect.literal(entry.message()),
        time(entry.started()),
        time(entry.finished()));
  }

  private static String number(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "NULL";
  }

  private String time(Instant moment) {
    String type = dialect.typeName(ColumnType.TIMESTAMP);
    return "CAST(" + dialect.literal(moment.toString()) + " AS " + type + ")";
  }
}
