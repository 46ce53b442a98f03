package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.api.Merge;
import io.shoppipe.warehouse.api.TableName;
import java.util.stream.Collectors;

/** The statements that move staged rows into tables. Pure. */
record DuckDbMergeSql(DuckDbDialect dialect) {
  /** Inserts the staged rows as they are. */
  String insert(Merge merge) {
    return "INSERT INTO "
        + dialect.quote(merge.target())
        + " ("
        + dialect.list(merge.columns(), "")
        + ") SELECT "
        + dialect.list(merge.columns(), "s.")
        + from(merge);
  }

  /** Inserts the last staged row of each key. */
  String insertLast(Merge merge) {
    return insert(merge) + last(merge);
  }

  /** Deletes the rows of the table whose key is staged. */
  String delete(Merge merge) {
    return "DELETE FROM "
        + dialect.quote(merge.target())
        + " AS t USING (SELECT "
        + dialect.list(merge.key(), "s.")
        + from(merge)
        + ") AS s WHERE "
        + sameKey(merge);
  }

  /** Inserts or updates, in one statement that touches no other column. */
  String merge(Merge merge) {
    return "MERGE INTO "
        + dialect.quote(merge.target())
        + " AS t USING (SELECT "
        + dialect.list(merge.columns(), "s.")
        + from(merge)
        + last(merge)
        + ") AS s ON "
        + sameKey(merge)
        + update(merge)
        + " WHEN NOT MATCHED THEN INSERT ("
        + dialect.list(merge.columns(), "")
        + ") VALUES ("
        + dialect.list(merge.columns(), "s.")
        + ")";
  }

  /** One row: has the table rows, has each key one staged row. */
  String facts(Merge merge) {
    String keys = "SELECT " + dialect.list(merge.key(), "s.") + from(merge);
    return "SELECT EXISTS (SELECT 1 FROM "
        + dialect.quote(merge.target())
        + "), (SELECT count(*) FROM ("
        + keys
        + ")) = (SELECT count(*) FROM (SELECT DISTINCT * FROM ("
        + keys
        + ")))";
  }

  /**
   * Whether the table is plain: no other columns, and nothing that a deleted row's return in one
   * transaction could break.
   */
  String plain(Merge merge) {
    return plain(dialect, merge.target(), merge.columns().size());
  }

  static String plain(DuckDbDialect dialect, TableName target, int columns) {
    String table = ofTable(dialect, target);
    return "SELECT (SELECT count(*) FROM duckdb_columns() WHERE "
        + table
        + ") = "
        + columns
        + " AND NOT EXISTS (SELECT 1 FROM duckdb_indexes() WHERE "
        + table
        + ") AND NOT EXISTS (SELECT 1 FROM duckdb_constraints() WHERE constraint_type <> 'NOT NULL'"
        + " AND "
        + table
        + ")";
  }

  private static String ofTable(DuckDbDialect dialect, TableName table) {
    return "database_name = "
        + dialect.literal(dialect.database())
        + " AND lower(schema_name) = lower("
        + dialect.literal(table.schema())
        + ") AND lower(table_name) = lower("
        + dialect.literal(table.name())
        + ")";
  }

  private String last(Merge merge) {
    String sequence = dialect.quote(merge.sequence());
    return " AND s."
        + sequence
        + " IN (SELECT max(s."
        + sequence
        + ")"
        + from(merge)
        + " GROUP BY "
        + dialect.list(merge.key(), "s.")
        + ")";
  }

  private String update(Merge merge) {
    if (merge.values().isEmpty()) {
      return "";
    }
    return merge.values().stream()
        .map(dialect::quote)
        .map(column -> column + " = s." + column)
        .collect(Collectors.joining(", ", " WHEN MATCHED THEN UPDATE SET ", ""));
  }

  private String sameKey(Merge merge) {
    return merge.key().stream()
        .map(dialect::quote)
        .map(key -> "s." + key + " = t." + key)
        .collect(Collectors.joining(" AND "));
  }

  private String from(Merge merge) {
    return " FROM "
        + dialect.quote(merge.staging())
        + " AS s WHERE s."
        + dialect.quote(merge.sequence())
        + " <= "
        + merge.upTo();
  }
}
