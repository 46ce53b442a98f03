package io.shoppipe.warehouse.bigquery;

import io.shoppipe.warehouse.api.Capabilities;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Layout;
import io.shoppipe.warehouse.api.Retyping;
import io.shoppipe.warehouse.api.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * GoogleSQL. There are no temporary tables outside of scripts: staging tables stand in {@code
 * stagingDataset}, their names end with {@code run}, and they expire by themselves.
 */
record BigQueryDialect(BigQueryAddress address, String run) implements Dialect {
  /** Hidden from listings, since its name begins with an underscore. */
  static final String STAGING_DATASET = "_singer";

  private static final int STAGING_DAYS = 3;

  /** What it says of names, columns and primary keys; of a key's size nothing. */
  private static final Capabilities CAPABILITIES =
      new Capabilities(
          300,
          false,
          true,
          9,
          10_000,
          Set.of(),
          true,
          new Capabilities.Keys(16, Integer.MAX_VALUE, BigQueryTypes.OF_KEYS),
          Capabilities.Names.WORDS);

  @Override
  public String quote(String identifier) {
    return '`' + identifier.replace("\\", "\\\\").replace("`", "\\`") + '`';
  }

  @Override
  public String quote(TableName table) {
    TableName there = place(table);
    return quote(address.project()) + "." + quote(there.schema()) + "." + quote(there.name());
  }

  /** Where a table really is. */
  TableName place(TableName table) {
    return table.isTemporary() ? new TableName(STAGING_DATASET, table.name() + "_" + run) : table;
  }

  @Override
  public String literal(String text) {
    StringBuilder literal = new StringBuilder("'");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\', '\'' -> literal.append('\\').append(c);
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\0' -> literal.append("' || CODE_POINTS_TO_STRING([0]) || '");
        default -> literal.append(c);
      }
    }
    String whole = literal.append('\'').toString();
    return text.indexOf('\0') < 0 ? whole : "(" + whole + ")";
  }

  @Override
  public String typeName(ColumnType type) {
    return BigQueryTypes.name(type);
  }

  @Override
  public String defaultSchema() {
    return address.dataset();
  }

  @Override
  public String createSchema(String schema) {
    String location =
        address.location().isEmpty()
            ? ""
            : " OPTIONS(location = " + literal(address.location()) + ")";
    return "CREATE SCHEMA IF NOT EXISTS " + dataset(schema) + location;
  }

  @Override
  public String dropSchema(String schema) {
    return "DROP SCHEMA IF EXISTS " + dataset(schema);
  }

  private String dataset(String schema) {
    return quote(address.project()) + "." + quote(schema);
  }

  @Override
  public List<String> createTable(TableName table, List<Column> columns, List<String> primaryKey) {
    return createTable(table, columns, primaryKey, Layout.NONE);
  }

  @Override
  public boolean laysOut() {
    return true;
  }

  @Override
  public boolean bills() {
    return true;
  }

  @Override
  public List<String> createTable(
      TableName table, List<Column> columns, List<String> primaryKey, Layout layout) {
    List<String> parts =
        new ArrayList<>(
            columns.stream()
                .map(column -> primaryKey.contains(column.name()) ? column.required() : column)
                .map(this::definition)
                .toList());
    List<Column> key =
        columns.stream().filter(column -> primaryKey.contains(column.name())).toList();
    if (isKept(key)) {
      parts.add(key(primaryKey));
    }
    return List.of(
        "CREATE TABLE "
            + quote(table)
            + " ("
            + String.join(", ", parts)
            + ")"
            + new LayoutSql(this).clauses(table, columns, layout));
  }

  /** Whether columns can be a table's primary key. */
  private static boolean isKept(List<Column> key) {
    return !key.isEmpty()
        && key.stream().allMatch(column -> BigQueryTypes.OF_KEYS.contains(column.type().kind()));
  }

  private String key(List<String> columns) {
    return "PRIMARY KEY ("
        + columns.stream().map(this::quote).collect(Collectors.joining(", "))
        + ") NOT ENFORCED";
  }

  private String definition(Column column) {
    String description =
        column.description().isEmpty()
            ? ""
            : " OPTIONS(description = " + literal(shortened(column.description())) + ")";
    return quote(column.name())
        + " "
        + typeName(column.type())
        + (column.nullable() ? "" : " NOT NULL")
        + description;
  }

  /** A description has 1,024 characters at most. */
  private static String shortened(String description) {
    String text = description.replace("\0", "\uFFFD");
    return text.length() <= 1024 ? text : text.substring(0, 1023) + "…";
  }

  @Override
  public List<String> createStaging(TableName table, List<Column> columns) {
    return List.of(
        "CREATE TABLE "
            + quote(table)
            + " ("
            + columns.stream()
                .map(column -> quote(column.name()) + " " + typeName(column.type()))
                .collect(Collectors.joining(", "))
            + ") OPTIONS(expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL "
            + STAGING_DAYS
            + " DAY))");
  }

  /** A column that is added can't be REQUIRED. */
  @Override
  public String addColumn(TableName table, Column column) {
    return "ALTER TABLE "
        + quote(table)
        + " ADD COLUMN "
        + definition(new Column(column.name(), column.type(), true, column.description()));
  }

  @Override
  public String alterType(Retyping change) {
    String statements = new TypeChange(this, change).statements();
    if (change.key().isEmpty() || BigQueryTypes.alters(change.from(), change.to())) {
      return statements;
    }
    String alter = "ALTER TABLE " + quote(change.table());
    boolean kept = BigQueryTypes.OF_KEYS.contains(change.to().kind());
    return alter
        + " DROP PRIMARY KEY IF EXISTS;\n"
        + statements
        + (kept ? ";\n" + alter + " ADD " + key(change.key()) : "");
  }

  @Override
  public List<String> changeKey(TableName table, List<String> from, List<Column> to) {
    List<String> names = to.stream().map(Column::name).toList();
    List<String> statements = new ArrayList<>();
    statements.add("ALTER TABLE " + quote(table) + " DROP PRIMARY KEY IF EXISTS");
    from.stream()
        .filter(column -> !names.contains(column))
        .forEach(column -> statements.add(dropNotNull(table, column)));
    if (isKept(to)) {
      statements.add("ALTER TABLE " + quote(table) + " ADD " + key(names));
    }
    return statements;
  }

  /** JSON has no equality, FLOAT64 no partitions of a window. Zero is one number. */
  @Override
  public String comparable(String value, ColumnType.Kind kind) {
    return switch (kind) {
      case JSON -> "TO_JSON_STRING(" + value + ")";
      case DOUBLE -> "TO_JSON_STRING(CAST(" + value + " AS FLOAT64) + 0)";
      default -> value;
    };
  }

  @Override
  public String dropNotNull(TableName table, String column) {
    return "ALTER TABLE " + quote(table) + " ALTER COLUMN " + quote(column) + " DROP NOT NULL";
  }

  @Override
  public String dropTable(TableName table) {
    return "DROP TABLE IF EXISTS " + quote(table);
  }

  @Override
  public String everyRow() {
    return "TRUE";
  }

  /** Rows that do not meet the condition have no order, and the greatest is none of theirs. */
  @Override
  public String lastValue(String value, String order, String condition) {
    return "ANY_VALUE(IF("
        + condition
        + ", "
        + value
        + ", NULL) HAVING MAX IF("
        + condition
        + ", "
        + order
        + ", NULL))";
  }

  @Override
  public boolean undoesDdl() {
    return false;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }
}
