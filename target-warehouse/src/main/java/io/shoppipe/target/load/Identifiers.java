package io.shoppipe.target.load;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.target.plan.NameRules;
import io.shoppipe.target.plan.Slot;
import io.shoppipe.target.plan.TableNames;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which table a stream has, and which column a field: {@code _singer.identifiers}, one row for each
 * table (whose field is null) and each column. What was named once keeps its name.
 */
final class Identifiers {
  private static final TableName TABLE = new TableName("_singer", "identifiers");
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("schema_name", ColumnType.TEXT).required(),
          Column.of("stream", ColumnType.TEXT).required(),
          Column.of("table_name", ColumnType.TEXT).required(),
          Column.of("field", ColumnType.TEXT),
          Column.of("variant", ColumnType.TEXT),
          Column.of("column_name", ColumnType.TEXT),
          Column.of("named_at", ColumnType.TIMESTAMP));

  private final Session session;
  private final Dialect dialect;
  private final NameRules rules;
  private final Map<String, Map<String, String>> tables = new HashMap<>();

  Identifiers(Session session, Dialect dialect) {
    this.session = session;
    this.dialect = dialect;
    this.rules = new NameRules(dialect.capabilities());
  }

  /** Whether anything was named yet. */
  boolean exist() {
    return session.table(TABLE).isPresent();
  }

  /** The names of the tables of a schema that streams have. */
  Collection<String> tables(String schema) {
    return readTables(schema).values();
  }

  /** Makes the table where it is missing. */
  void prepare() {
    if (!exist()) {
      dialect.createTable(TABLE, COLUMNS, List.of()).forEach(session::execute);
    }
  }

  /** Refuses a schema that is none for streams' tables. */
  void requireUsable(String schema) {
    if (rules.fold(schema).equals(rules.fold(TABLE.schema()))) {
      throw SingerException.config(
          "default_target_schema '"
              + schema
              + "' is kept for the target's own tables. Name another schema.");
    }
    if (!rules.fits(schema)) {
      throw SingerException.config(
          "default_target_schema '"
              + schema
              + "' is empty, too long or of characters that this warehouse's names can't have. Name"
              + " another schema.");
    }
  }

  /** The stream's table; refused where another stream has it. */
  TableName table(String schema, String stream) {
    Map<String, String> known = tables.computeIfAbsent(schema, this::readTables);
    String name = new TableNames(rules).name(stream, known);
    known.put(stream, name);
    return new TableName(schema, name);
  }

  /** The columns that the stream's fields have. */
  Map<Slot, String> columns(TableName table, String stream) {
    Map<Slot, String> columns = new HashMap<>();
    String where =
        where(table.schema())
            + " AND stream = "
            + dialect.literal(escaped(stream))
            + " AND table_name = "
            + dialect.literal(table.name())
            + " AND field IS NOT NULL";
    for (var row : read("field, variant, column_name", where)) {
      columns.put(new Slot(text(row.get(0)), text(row.get(1))).unescaped(), text(row.get(2)));
    }
    return columns;
  }

  /** Keeps what {@code before} did not have. */
  void write(TableName table, String stream, Map<Slot, String> before, Map<Slot, String> after) {
    Map<String, String> rows = new TreeMap<>();
    String begin =
        dialect.literal(table.schema())
            + ", "
            + dialect.literal(escaped(stream))
            + ", "
            + dialect.literal(table.name());
    if (before.isEmpty()) {
      rows.put("", begin + ", NULL, NULL, NULL");
    }
    after.forEach(
        (slot, column) -> {
          if (!before.containsKey(slot)) {
            rows.put(column, begin + ", " + literals(slot.escaped()) + dialect.literal(column));
          }
        });
    if (!rows.isEmpty()) {
      session.executeWithDdl(
          "INSERT INTO "
              + dialect.quote(TABLE)
              + rows.values().stream()
                  .map(row -> "(" + row + ", CURRENT_TIMESTAMP)")
                  .collect(Collectors.joining(", ", " VALUES ", "")));
    }
  }

  private String literals(Slot slot) {
    return dialect.literal(slot.field()) + ", " + dialect.literal(slot.variant()) + ", ";
  }

  private Map<String, String> readTables(String schema) {
    Map<String, String> found = new HashMap<>();
    for (var row : read("stream, table_name", where(schema) + " AND field IS NULL")) {
      found.put(new Slot(text(row.get(0)), "").unescaped().field(), text(row.get(1)));
    }
    return found;
  }

  private String where(String schema) {
    return " WHERE schema_name = " + dialect.literal(schema);
  }

  private List<List<@Nullable Object>> read(String columns, String where) {
    return session.query("SELECT " + columns + " FROM " + dialect.quote(TABLE) + where).rows();
  }

  private static String escaped(String stream) {
    return new Slot(stream, "").escaped().field();
  }

  private static String text(@Nullable Object value) {
    return Objects.requireNonNullElse(value, "").toString();
  }
}
