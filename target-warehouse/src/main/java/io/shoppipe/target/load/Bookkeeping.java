package io.shoppipe.target.load;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The target's own tables, in schema {@code _singer}: {@code state} holds each pipeline's last
 * committed STATE, {@code versions} each table's active version, {@code rejects} the records that
 * were refused, {@code loads} what each run brought. Written in the transaction of the rows they
 * speak of.
 */
public final class Bookkeeping {
  /** Where they are. */
  public static final String SCHEMA = "_singer";

  private static final TableName STATE = new TableName(SCHEMA, "state");
  private static final TableName VERSIONS = new TableName(SCHEMA, "versions");

  private final Session session;
  private final Dialect dialect;

  public Bookkeeping(Session session, Dialect dialect) {
    this.session = session;
    this.dialect = dialect;
  }

  /** Makes the schema and the tables where they are missing. */
  void prepare() {
    new MissingSchema(session, dialect).make(SCHEMA);
    Set<String> existing =
        session.relations(SCHEMA).stream()
            .map(relation -> relation.name().name())
            .collect(Collectors.toSet());
    create(
        existing,
        STATE,
        List.of(
            Column.of("pipeline", ColumnType.TEXT).required(),
            Column.of("state", ColumnType.TEXT).required(),
            Column.of("run_id", ColumnType.TEXT).required(),
            Column.of("committed_at", ColumnType.TIMESTAMP).required()),
        "pipeline");
    create(
        existing,
        VERSIONS,
        List.of(
            Column.of("table_name", ColumnType.TEXT).required(),
            Column.of("version", ColumnType.BIGINT).required(),
            Column.of("activated_at", ColumnType.TIMESTAMP).required()),
        "table_name");
    create(existing, Rejects.TABLE, Rejects.COLUMNS, "");
    create(existing, Loads.TABLE, loads(), "");
    if (existing.contains(Loads.TABLE.name())) {
      complete(Loads.TABLE, loads());
    }
  }

  private List<Column> loads() {
    List<Column> columns = new ArrayList<>(Loads.COLUMNS);
    columns.addAll(RunCosts.columns(dialect));
    return columns;
  }

  /** An older version of the target may have made the table with fewer columns. */
  private void complete(TableName table, List<Column> columns) {
    Table there = session.table(table).orElseThrow();
    columns.stream()
        .filter(column -> there.column(column.name()).isEmpty())
        .forEach(column -> session.execute(dialect.addColumn(table, column)));
  }

  /**
   * Adds rows to another table of the target's own, which is made where it is missing. A row is the
   * SQL of its values, in the columns' order.
   */
  public void addRows(TableName table, List<Column> columns, List<List<String>> rows) {
    new MissingSchema(session, dialect).make(SCHEMA);
    if (session.table(table).isEmpty()) {
      dialect.createTable(table, columns, List.of()).forEach(session::execute);
    }
    String names =
        columns.stream()
            .map(column -> dialect.quote(column.name()))
            .collect(Collectors.joining(", "));
    String values =
        rows.stream()
            .map(row -> "(" + String.join(", ", row) + ")")
            .collect(Collectors.joining(", "));
    session.execute("INSERT INTO " + dialect.quote(table) + " (" + names + ") VALUES " + values);
  }

  /** Replaces the pipeline's state. */
  void writeState(String pipeline, String json, String runId) {
    replace(STATE, "pipeline", pipeline, dialect.literal(json) + ", " + dialect.literal(runId));
  }

  /** Replaces the pipeline's state from outside of a run; null forgets it. */
  public void changeState(String pipeline, @Nullable String json) {
    prepare();
    session.begin();
    try {
      if (json == null) {
        delete(STATE, "pipeline", pipeline);
      } else {
        writeState(pipeline, json, "set by hand");
      }
      session.commit();
    } catch (RuntimeException failure) {
      session.rollback();
      throw failure;
    }
  }

  /** The pipeline's last committed state. */
  public Optional<String> state(String pipeline) {
    return session.table(STATE).isEmpty()
        ? Optional.empty()
        : read(STATE, "state", "pipeline", pipeline);
  }

  /** Replaces the table's active version. */
  void writeVersion(TableName table, long version) {
    replace(VERSIONS, "table_name", table.toString(), Long.toString(version));
  }

  OptionalLong version(TableName table) {
    return read(VERSIONS, "version", "table_name", table.toString()).stream()
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  private Optional<String> read(TableName table, String column, String keyColumn, String key) {
    Object value =
        session
            .query(
                "SELECT "
                    + dialect.quote(column)
                    + " FROM "
                    + dialect.quote(table)
                    + " WHERE "
                    + dialect.quote(keyColumn)
                    + " = "
                    + dialect.literal(key))
            .single();
    return Optional.ofNullable(value).map(Object::toString);
  }

  private void delete(TableName table, String keyColumn, String key) {
    session.execute(
        "DELETE FROM "
            + dialect.quote(table)
            + " WHERE "
            + dialect.quote(keyColumn)
            + " = "
            + dialect.literal(key));
  }

  private void replace(TableName table, String keyColumn, String key, String values) {
    delete(table, keyColumn, key);
    session.execute(
        "INSERT INTO "
            + dialect.quote(table)
            + " VALUES ("
            + dialect.literal(key)
            + ", "
            + values
            + ", CURRENT_TIMESTAMP)");
  }

  private void create(Set<String> existing, TableName table, List<Column> columns, String key) {
    if (!existing.contains(table.name())) {
      dialect
          .createTable(table, columns, key.isEmpty() ? List.of() : List.of(key))
          .forEach(session::execute);
    }
  }
}
