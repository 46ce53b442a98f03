package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.WarehouseException;
import io.shoppipe.warehouse.jdbc.Statements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks tables and schemas up. Names are compared as DuckDB does: without the case of A to Z. */
record DuckDbCatalog(Statements statements, String database) {
  /** SQL's lower() folds other letters too, by which DuckDB tells names apart. */
  private static final String FOLDED =
      "translate(%s, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')";

  private static final String TABLE =
      """
      SELECT c.is_nullable, c.column_name, c.data_type,
             (SELECT list_position(k.constraint_column_names, c.column_name)
              FROM duckdb_constraints() k
              WHERE k.table_oid = c.table_oid AND k.constraint_type = 'PRIMARY KEY'
                AND k.database_name = c.database_name),
             EXISTS (SELECT 1 FROM duckdb_views() v
                     WHERE v.view_oid = c.table_oid AND v.database_name = c.database_name),
             CASE WHEN c.is_generated THEN 'GENERATED'
                  WHEN c.column_default IS NOT NULL THEN 'DEFAULT' ELSE 'NULL' END
      FROM duckdb_columns() c
      WHERE c.database_name = ? AND
      """
          + same("c.schema_name")
          + " AND"
          + same("c.table_name")
          + " ORDER BY c.column_index";
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
    QueryResult found =
        name.isTemporary()
            ? statements.query(TABLE, "temp", "main", name.name())
            : statements.query(TABLE, database, name.schema(), name.name());
    if (found.rows().isEmpty()) {
      return Optional.empty();
    }
    List<Table.TableColumn> columns = new ArrayList<>();
    found.rows().forEach(row -> columns.add(column(row)));
    boolean view = Boolean.TRUE.equals(found.rows().get(0).get(4));
    Relation.Kind kind = view ? Relation.Kind.VIEW : Relation.Kind.TABLE;
    return Optional.of(new Table(new Relation(name, kind), columns, primaryKey(found)));
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
    String nativeType = text(row.get(2));
    boolean nullable = Boolean.TRUE.equals(row.get(0));
    return new Table.TableColumn(
        text(row.get(1)),
        DuckDbTypes.of(nativeType),
        nativeType,
        nullable,
        Table.Otherwise.valueOf(text(row.get(5))));
  }

  private static List<String> primaryKey(QueryResult found) {
    return found.rows().stream()
        .filter(row -> row.get(3) != null)
        .sorted(Comparator.comparing(row -> (Long) row.get(3)))
        .map(row -> text(row.get(1)))
        .toList();
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
