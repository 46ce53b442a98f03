package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.WarehouseException;
import io.shoppipe.warehouse.jdbc.Statements;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks tables and schemas up. Names are compared as DuckDB does: without the case of A to Z. */
record DuckDbCatalog(Statements statements, String database) {
  /** SQL's lower() folds other letters too, by which DuckDB tells names apart. */
  private static final String FOLDED =
      "translate(%s, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')";

  /** Much quicker than duckdb_columns(), which goes through all tables. */
  private static final String COLUMNS =
      """
      SELECT name, type, "notnull", dflt_value IS NOT NULL, pk
      FROM pragma_table_info(?)
      ORDER BY cid
      """;

  private static final String GENERATED =
      """
      SELECT column_name FROM duckdb_columns()
      WHERE is_generated AND database_name = ? AND
      """
          + same("schema_name")
          + " AND"
          + same("table_name");
  private static final String KEY =
      """
      SELECT unnest(constraint_column_names)
      FROM duckdb_constraints()
      WHERE constraint_type = 'PRIMARY KEY' AND database_name = ? AND
      """
          + same("schema_name")
          + " AND"
          + same("table_name");
  private static final String KIND =
      """
      SELECT 'TABLE' FROM duckdb_tables()
      WHERE database_name = ? AND %1$s AND %2$s
      UNION ALL
      SELECT 'VIEW' FROM duckdb_views()
      WHERE database_name = ? AND %1$s AND %3$s
      """
          .formatted(same("schema_name"), same("table_name"), same("view_name"));
  private static final String RELATIONS =
      """
      SELECT table_name, 'TABLE' FROM duckdb_tables()
      WHERE database_name = ? AND %1$s
      UNION ALL
      SELECT view_name, 'VIEW' FROM duckdb_views()
      WHERE database_name = ? AND %1$s
      ORDER BY 1
      """
          .formatted(same("schema_name"));
  private static final String SCHEMA =
      "SELECT 1 FROM duckdb_schemas() WHERE database_name = ? AND" + same("schema_name");

  private static String same(String column) {
    return " " + FOLDED.formatted(column) + " = " + FOLDED.formatted("?");
  }

  /** The same, quicker where it is missing; a transaction would be broken off by that. */
  Optional<Table> tableOutsideTransaction(TableName name) {
    return exists(name) ? table(name) : Optional.empty();
  }

  Optional<Table> table(TableName name) {
    Place at =
        name.isTemporary()
            ? new Place("temp", "main", name.name())
            : new Place(database, name.schema(), name.name());
    List<String> kinds =
        names(KIND, at.database, at.schema, at.table, at.database, at.schema, at.table);
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    List<List<@Nullable Object>> columns =
        statements.query(COLUMNS, new DuckDbDialect(database).quote(name)).rows();
    List<String> key =
        columns.stream().filter(row -> is(row.get(4))).map(DuckDbCatalog::first).toList();
    List<String> generated =
        columns.stream().anyMatch(row -> is(row.get(3))) ? names(GENERATED, at) : List.of();
    return Optional.of(
        new Table(
            new Relation(name, Relation.Kind.valueOf(kinds.get(0))),
            columns.stream().map(row -> column(row, generated)).toList(),
            key.size() < 2 ? key : names(KEY, at)));
  }

  private record Place(String database, String schema, String table) {}

  private List<String> names(String sql, Place at) {
    return names(sql, at.database, at.schema, at.table);
  }

  private List<String> names(String sql, String... parameters) {
    return statements.query(sql, parameters).rows().stream().map(DuckDbCatalog::first).toList();
  }

  /** Binding a query to the table is a hundred times quicker than looking through the catalog. */
  private boolean exists(TableName name) {
    try {
      statements.plainQuery(
          "SELECT 1 FROM " + new DuckDbDialect(database).quote(name) + " LIMIT 0");
      return true;
    } catch (WarehouseException e) {
      return !String.valueOf(e.getMessage()).contains("does not exist");
    }
  }

  private static Table.TableColumn column(List<@Nullable Object> row, List<String> generated) {
    String nativeType = text(row.get(1));
    Table.Otherwise given = is(row.get(3)) ? Table.Otherwise.DEFAULT : Table.Otherwise.NULL;
    return new Table.TableColumn(
        first(row),
        DuckDbTypes.of(nativeType),
        nativeType,
        !is(row.get(2)),
        generated.contains(first(row)) ? Table.Otherwise.GENERATED : given);
  }

  private static String first(List<@Nullable Object> row) {
    return text(row.get(0));
  }

  private static boolean is(@Nullable Object value) {
    return Boolean.TRUE.equals(value);
  }

  List<Relation> relations(String schema) {
    return statements.query(RELATIONS, database, schema, database, schema).rows().stream()
        .map(
            row ->
                new Relation(
                    new TableName(schema, text(row.get(0))),
                    Relation.Kind.valueOf(text(row.get(1)))))
        .toList();
  }

  boolean schemaExists(String schema) {
    return !statements.query(SCHEMA, database, schema).rows().isEmpty();
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }
}
