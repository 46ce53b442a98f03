package io.shoppipe.warehouse.postgres;

import io.shoppipe.warehouse.api.Capabilities;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Retyping;
import io.shoppipe.warehouse.api.TableName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** PostgreSQL's SQL. */
final class PostgresDialect implements Dialect {
  private static final Set<String> SYSTEM_COLUMNS =
      Set.of("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid");
  private static final Capabilities CAPABILITIES =
      new Capabilities(
          63,
          true,
          false,
          16383,
          1600,
          SYSTEM_COLUMNS,
          true,
          Capabilities.Keys.of(32, 2400),
          Capabilities.Names.ANY);

  @Override
  public String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  @Override
  public String quote(TableName table) {
    return (table.isTemporary() ? "pg_temp" : quote(table.schema())) + "." + quote(table.name());
  }

  @Override
  public String literal(String text) {
    String quoted = "'" + text.replace("'", "''").replace('\0', '\uFFFD') + "'";
    return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
  }

  @Override
  public String typeName(ColumnType type) {
    return PostgresTypes.name(type);
  }

  @Override
  public String defaultSchema() {
    return "public";
  }

  @Override
  public String lastValue(String value, String order, String condition) {
    return "(array_agg("
        + value
        + " ORDER BY "
        + order
        + " DESC) FILTER (WHERE "
        + condition
        + "))[1]";
  }

  @Override
  public String createSchema(String schema) {
    return "CREATE SCHEMA IF NOT EXISTS " + quote(schema);
  }

  @Override
  public List<String> createTable(TableName table, List<Column> columns, List<String> primaryKey) {
    List<String> parts = new ArrayList<>(columns.stream().map(this::definition).toList());
    if (!primaryKey.isEmpty()) {
      parts.add(primaryKey(table, primaryKey));
    }
    List<String> statements = new ArrayList<>();
    statements.add(create(table, "TABLE", parts));
    for (Column column : columns) {
      if (!column.description().isEmpty()) {
        statements.add(comment(table, column));
      }
    }
    return statements;
  }

  /**
   * The name of the key's index shares a name space with tables, so that of a table {@code a} must
   * not be {@code a_pkey}, which a stream may have.
   */
  private String primaryKey(TableName table, List<String> columns) {
    UUID name = UUID.nameUUIDFromBytes(table.name().getBytes(StandardCharsets.UTF_8));
    return "CONSTRAINT " + quote("_singer_pk_" + name) + " PRIMARY KEY (" + list(columns) + ")";
  }

  @Override
  public List<String> createStaging(TableName table, List<Column> columns) {
    List<String> parts =
        columns.stream()
            .map(column -> quote(column.name()) + " " + typeName(column.type()))
            .toList();
    return List.of(create(table, "UNLOGGED TABLE", parts));
  }

  private String create(TableName table, String kind, List<String> parts) {
    return "CREATE "
        + (table.isTemporary() ? "TEMPORARY TABLE" : kind)
        + " "
        + quote(table)
        + " ("
        + String.join(", ", parts)
        + ")";
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

  private String list(List<String> names) {
    return names.stream().map(this::quote).collect(Collectors.joining(", "));
  }

  @Override
  public String addColumn(TableName table, Column column) {
    return "ALTER TABLE " + quote(table) + " ADD COLUMN " + definition(column);
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
        + PostgresTypes.conversion(column, change.from(), change.to());
  }

  @Override
  public String dropNotNull(TableName table, String column) {
    return "ALTER TABLE " + quote(table) + " ALTER COLUMN " + quote(column) + " DROP NOT NULL";
  }

  @Override
  public List<String> changeKey(TableName table, List<String> from, List<Column> to) {
    List<String> names = to.stream().map(Column::name).toList();
    String name = literal(quote(table));
    List<String> statements = new ArrayList<>();
    statements.add(
        "DO "
            + literal(
                "DECLARE key name; BEGIN SELECT conname INTO key FROM pg_constraint WHERE conrelid"
                    + " = "
                    + name
                    + "::regclass AND contype = 'p'; IF FOUND THEN EXECUTE 'ALTER TABLE ' || "
                    + name
                    + " || ' DROP CONSTRAINT ' || quote_ident(key); END IF; END"));
    from.stream()
        .filter(column -> !names.contains(column))
        .forEach(column -> statements.add(dropNotNull(table, column)));
    if (!names.isEmpty()) {
      statements.add("ALTER TABLE " + quote(table) + " ADD " + primaryKey(table, names));
    }
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
}
