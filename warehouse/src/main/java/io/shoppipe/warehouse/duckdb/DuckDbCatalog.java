package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.api.QueryResult;
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
    String in = name.isTemporary() ? "temp" : database;
    String schema = name.isTemporary() ? "main" : name.schema();
    QueryResult kinds = statements.query(KIND, in, schema, name.name(), in, schema, name.name());
    if (kinds.rows().isEmpty()) {
      return Optional.empty();
    }
    Relation.Kind kind = Relation.Kind.valueOf(text(kinds.single()));
    List<List<@Nullable Object>> columns =
        statements.query(COLUMNS, new DuckDbDialect(database).quote(name)).rows();
    List<String> key =
        columns.stream().filter(row -> is(row.get(4))).map(row -> text(row.get(0))).toList();
    return Optional.of(
        new Table(
            new Relation(name, kind),
            columns.stream().map(DuckDbCatalog::column).toList(),
            key.size() < 2 ? key : ordered(in, schema, name.name())));
  }

  private List<String> ordered(String in, String schema, String table) {
    return statements.query(KEY, in, schema, table).rows().stream()
        .map(row -> text(row.get(0)))
        .toList();
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

  private static Table.TableColumn column(List<@Nullable Object> row) {
    String nativeType = text(row.get(1));
    return new Table.TableColumn(
        text(row.get(0)),
        DuckDbTypes.of(nativeType),
        nativeType,
        !is(row.get(2)),
        is(row.get(3)) ? Table.Otherwise.DEFAULT : Table.Otherwise.NULL);
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
