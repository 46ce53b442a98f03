package io.shoppipe.target.contract;

import io.shoppipe.warehouse.api.Capabilities;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is found in a place after the runs. */
public record Found(Dialect dialect, Session session, String schema) {
  private static final TableName STATE = new TableName("_singer", "state");
  private static final TableName IDENTIFIERS = new TableName("_singer", "identifiers");

  public Optional<Table> table(String name) {
    boolean words = dialect.capabilities().names() == Capabilities.Names.WORDS;
    return words && !name.matches("\\w+")
        ? Optional.empty()
        : session.table(new TableName(schema, name));
  }

  /** The type of the column that a field has. */
  public String type(String name, String field) {
    Table table = existing(name);
    return table.column(column(table, field)).orElseThrow().type().kind().name();
  }

  /** The column's type, for each column. */
  public Map<String, String> types(String name) {
    Map<String, String> types = new TreeMap<>();
    existing(name).columns().forEach(c -> types.put(c.name(), c.type().kind().name()));
    return types;
  }

  public List<String> columns(String name) {
    return existing(name).columns().stream().map(Table.TableColumn::name).toList();
  }

  /** The columns' values as {@link Cell} writes them, sorted. */
  public List<List<String>> rows(String name, List<String> columns) {
    Table table = existing(name);
    List<String> there = columns.stream().map(field -> column(table, field)).toList();
    String quoted = String.join(", ", there.stream().map(dialect::quote).toList());
    List<List<String>> rows = new ArrayList<>();
    String sql = "SELECT " + quoted + " FROM " + dialect.quote(table.relation().name());
    for (var row : session.query(sql).rows()) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        cells.add(Cell.text(row.get(i), table.column(there.get(i)).orElseThrow().type()));
      }
      rows.add(cells);
    }
    rows.sort((a, b) -> a.toString().compareTo(b.toString()));
    return rows;
  }

  /** The statement with the schema's name for {@code $schema}. */
  String inSchema(String sql) {
    String literal = dialect.literal(schema);
    return sql.replace("'$schema'", literal).replace("$schema", dialect.quote(schema));
  }

  /** A query's rows, every value as text. */
  List<List<String>> query(String sql) {
    return session.query(inSchema(sql)).rows().stream()
        .map(row -> row.stream().map(String::valueOf).toList())
        .toList();
  }

  /** The columns' values of one of the target's own tables, sorted; empty where it is missing. */
  List<List<String>> bookkeeping(String name, List<String> columns) {
    Found own = new Found(dialect, session, "_singer");
    return own.table(name).isEmpty() ? List.of() : own.rows(name, columns);
  }

  /** Empties one of the target's own tables, which cases of one server share. */
  void forget(String name) {
    TableName table = new TableName("_singer", name);
    if (session.table(table).isPresent()) {
      String every = dialect.everyRow().isEmpty() ? "" : " WHERE " + dialect.everyRow();
      session.execute("DELETE FROM " + dialect.quote(table) + every);
    }
  }

  /** The state that is kept in the warehouse. */
  public Optional<String> state() {
    if (session.table(STATE).isEmpty()) {
      return Optional.empty();
    }
    String sql =
        "SELECT state FROM "
            + dialect.quote(STATE)
            + " WHERE pipeline = "
            + dialect.literal(schema);
    return Optional.ofNullable(session.query(sql).single()).map(Object::toString);
  }

  private Table existing(String name) {
    return table(name)
        .or(() -> named("table_name", "field IS NULL", name).flatMap(this::table))
        .orElseThrow(() -> new AssertionError("no table " + name));
  }

  /** A field's column: the field's own name, or what was made of it. */
  private String column(Table table, String field) {
    if (table.column(field).isPresent()) {
      return field;
    }
    String name = table.relation().name().name();
    String where = "field = " + escaped(field) + " AND table_name = " + dialect.literal(name);
    return named("column_name", where, "")
        .orElseThrow(() -> new AssertionError("no column " + field + " in " + name));
  }

  private String escaped(String name) {
    return dialect.literal(name.replace("\\", "\\\\"));
  }

  /** What the target keeps of a name that the warehouse can't have; of any stream where empty. */
  private Optional<String> named(String what, String where, String stream) {
    if (session.table(IDENTIFIERS).isEmpty()) {
      return Optional.empty();
    }
    String ofStream = stream.isEmpty() ? "" : " AND stream = " + escaped(stream);
    String sql =
        "SELECT %s FROM %s WHERE schema_name = %s AND %s%s"
            .formatted(what, dialect.quote(IDENTIFIERS), dialect.literal(schema), where, ofStream);
    return Optional.ofNullable(session.query(sql).single()).map(Object::toString);
  }
}
