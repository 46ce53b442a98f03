package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.api.Capabilities;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Retyping;
import io.shoppipe.warehouse.api.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * DuckDB's SQL. Tables are named with their database, since a file named like one of its schemas
 * makes two-part names ambiguous. No primary keys: keeping their index costs more than it helps.
 */
record DuckDbDialect(String database) implements Dialect {
  private static final Capabilities CAPABILITIES =
      new Capabilities(
          Integer.MAX_VALUE,
          false,
          true,
          9,
          Integer.MAX_VALUE,
          Set.of(),
          false,
          Capabilities.Keys.UNBOUNDED,
          Capabilities.Names.ANY);

  @Override
  public String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  @Override
  public String quote(TableName table) {
    String place =
        table.isTemporary() ? "temp.main" : quote(database) + "." + quote(table.schema());
    return place + "." + quote(table.name());
  }

  @Override
  public String literal(String text) {
    String quoted = "'" + text.replace("'", "''") + "'";
    return text.indexOf('\0') < 0 ? quoted : "(" + quoted.replace("\0", "' || chr(0) || '") + ")";
  }

  @Override
  public String typeName(ColumnType type) {
    return DuckDbTypes.name(type);
  }

  @Override
  public String defaultSchema() {
    return "main";
  }

  @Override
  public String lastValue(String value, String order, String condition) {
    // Rows without an order don't count. With FILTER the time grows with the square of how many
    // such there are: seven seconds for 800 columns.
    return "arg_max_null(" + value + ", CASE WHEN " + condition + " THEN " + order + " END)";
  }

  @Override
  public String createSchema(String schema) {
    return "CREATE SCHEMA IF NOT EXISTS " + quote(database) + "." + quote(schema);
  }

  @Override
  public List<String> createTable(TableName table, List<Column> columns, List<String> primaryKey) {
    List<String> statements = new ArrayList<>();
    statements.add(
        create(
            table,
            columns.stream()
                .map(column -> primaryKey.contains(column.name()) ? column.required() : column)
                .map(this::definition)
                .toList()));
    for (Column column : columns) {
      if (!column.description().isEmpty()) {
        statements.add(comment(table, column));
      }
    }
    return statements;
  }

  @Override
  public List<String> createStaging(TableName table, List<Column> columns) {
    return List.of(
        create(
            table,
            columns.stream()
                .map(column -> quote(column.name()) + " " + typeName(column.type()))
                .toList()));
  }

  private String create(TableName table, List<String> columns) {
    String kind = table.isTemporary() ? "TEMPORARY TABLE " : "TABLE ";
    return "CREATE " + kind + quote(table) + " (" + String.join(", ", columns) + ")";
  }

  private String definition(Column column) {
    String nullable = column.nullable() ? "" : " NOT NULL";
    return quote(column.name()) + " " + typeName(column.type()) + nullable;
  }

  private String comment(TableName table, Column column) {
    return "COMMENT ON COLUMN "
        + quote(table)
        + "."
        + quote(column.name())
        + " IS "
        + literal(column.description().replace("\0", "\uFFFD"));
  }

  /** DuckDB can't add a column that is NOT NULL; it is left nullable. */
  @Override
  public String addColumn(TableName table, Column column) {
    return "ALTER TABLE "
        + quote(table)
        + " ADD COLUMN "
        + quote(column.name())
        + " "
        + typeName(column.type());
  }

  @Override
  public String alterType(Retyping change) {
    String column = quote(change.column());
    return "ALTER TABLE "
        + quote(change.table())
        + " ALTER COLUMN "
        + column
        + " TYPE "
        + typeName(change.to())
        + " USING "
        + DuckDbTypes.conversion(column, change.from(), change.to());
  }

  @Override
  public String dropNotNull(TableName table, String column) {
    return "ALTER TABLE " + quote(table) + " ALTER COLUMN " + quote(column) + " DROP NOT NULL";
  }

  /** There are no primary keys: a key's columns are NOT NULL, and no others. */
  @Override
  public List<String> changeKey(TableName table, List<String> from, List<Column> to) {
    List<String> names = to.stream().map(Column::name).toList();
    List<String> statements = new ArrayList<>();
    from.stream()
        .filter(column -> !names.contains(column))
        .forEach(column -> statements.add(dropNotNull(table, column)));
    names.stream()
        .filter(column -> !from.contains(column))
        .forEach(
            column ->
                statements.add(
                    "ALTER TABLE "
                        + quote(table)
                        + " ALTER COLUMN "
                        + quote(column)
                        + " SET NOT NULL"));
    return statements;
  }

  @Override
  public String dropTable(TableName table) {
    return "DROP TABLE IF EXISTS " + quote(table);
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  String list(List<String> names, String prefix) {
    return names.stream().map(name -> prefix + quote(name)).collect(Collectors.joining(", "));
  }
}
