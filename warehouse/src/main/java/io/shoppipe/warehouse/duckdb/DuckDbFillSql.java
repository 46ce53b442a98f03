package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.api.Merge;
import io.shoppipe.warehouse.api.TableName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements of a fill. A row's place, {@code rowid}, tells when it came: rows of the open
 * transaction stand behind all others, in the order of their arrival. Pure.
 */
record DuckDbFillSql(DuckDbDialect dialect, TableName target, List<String> key) {
  DuckDbFillSql {
    key = List.copyOf(key);
  }

  /** Whether rows can be written straight into the table: see {@link DuckDbMergeSql#plain}. */
  String plain(int columns) {
    return DuckDbMergeSql.plain(dialect, target, columns);
  }

  /** The last row's place; -1 in an empty table. */
  String lastPlace() {
    return "SELECT coalesce(max(rowid), -1) FROM " + table();
  }

  /** Takes staged rows over. */
  String take(Merge staged) {
    return new DuckDbMergeSql(dialect).insert(staged)
        + " ORDER BY s."
        + dialect.quote(staged.sequence());
  }

  /** Whether each key has one row behind that place. */
  String unique(long place) {
    String keys = "SELECT " + dialect.list(key, "") + from(place);
    return "SELECT (SELECT count(*) FROM ("
        + keys
        + ")) = (SELECT count(*) FROM (SELECT DISTINCT * FROM ("
        + keys
        + ")))";
  }

  /** Deletes all but the last row of each key behind that place. */
  String deleteTwins(long place) {
    return "DELETE"
        + from(place)
        + " AND rowid NOT IN (SELECT max(rowid)"
        + from(place)
        + " GROUP BY "
        + dialect.list(key, "")
        + ")";
  }

  /** Deletes the rows up to that place whose key has a row behind it. */
  String deleteReplaced(long place) {
    return "DELETE FROM "
        + table()
        + " AS t USING (SELECT "
        + dialect.list(key, "")
        + from(place)
        + ") AS s WHERE t.rowid <= "
        + place
        + key.stream()
            .map(dialect::quote)
            .map(name -> " AND s." + name + " = t." + name)
            .collect(Collectors.joining());
  }

  /** Stages the rows behind that place, numbered from {@code first} on. */
  String stage(Merge staged, long place, long first) {
    return "INSERT INTO "
        + dialect.quote(staged.staging())
        + " ("
        + dialect.list(staged.columns(), "")
        + ", "
        + dialect.quote(staged.sequence())
        + ") SELECT "
        + dialect.list(staged.columns(), "")
        + ", "
        + (first - 1)
        + " + row_number() OVER (ORDER BY rowid)"
        + from(place);
  }

  /** Deletes the rows behind that place. */
  String deleteAfter(long place) {
    return "DELETE" + from(place);
  }

  private String from(long place) {
    return " FROM " + table() + " WHERE rowid > " + place;
  }

  private String table() {
    return dialect.quote(target);
  }
}
