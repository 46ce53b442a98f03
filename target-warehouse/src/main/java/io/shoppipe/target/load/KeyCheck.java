package io.shoppipe.target.load;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Alias;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import java.util.List;
import java.util.stream.Collectors;

/** Finds out whether a table's rows can have a key. */
record KeyCheck(Session session, Dialect dialect) {
  /** Refuses a key under which rows are not unique, or lack a value. */
  void require(String stream, TableName table, List<Column> key) {
    if (key.isEmpty()) {
      return;
    }
    String from = " FROM " + dialect.quote(table) + " AS " + Alias.TABLE;
    String all = session.everyRow(table, Alias.TABLE);
    String where = all.isEmpty() ? " WHERE " : " WHERE " + all + " AND ";
    String empty =
        key.stream().map(c -> quoted(c) + " IS NULL").collect(Collectors.joining(" OR "));
    if (isAny("SELECT 1" + from + where + "(" + empty + ") LIMIT 1")) {
      throw refused(stream, table, key, "has rows without a value for it");
    }
    String group =
        (all.isEmpty() ? "" : " WHERE " + all)
            + " GROUP BY "
            + key.stream()
                .map(c -> dialect.comparable(quoted(c), c.type().kind()))
                .collect(Collectors.joining(", "));
    if (isAny("SELECT 1" + from + group + " HAVING count(*) > 1 LIMIT 1")) {
      throw refused(stream, table, key, "has several rows of one such key");
    }
  }

  private String quoted(Column column) {
    return dialect.quote(Alias.TABLE, column.name());
  }

  private boolean isAny(String sql) {
    return session.query(sql).single() != null;
  }

  private static SingerException refused(
      String stream, TableName table, List<Column> key, String why) {
    return SingerException.data(
        "stream '"
            + stream
            + "': the key can't become "
            + key.stream().map(Column::name).toList()
            + ": table "
            + table.name()
            + " "
            + why
            + ". To go on: drop or rename the table and load it anew, or go back to the former"
            + " key.");
  }
}
