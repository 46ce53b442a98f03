package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.jdbc.PlainValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Reads DuckDB's values. */
final class DuckDbValues {
  private DuckDbValues() {}

  static @Nullable Object read(ResultSet rows, int column) throws SQLException {
    String type = rows.getMetaData().getColumnTypeName(column);
    Object value;
    if (type.equals("BLOB")) {
      value = rows.getBytes(column);
    } else if (type.startsWith("TIMESTAMP") && !type.endsWith("ZONE")) {
      value = rows.getObject(column, LocalDateTime.class);
    } else {
      value = rows.getObject(column);
    }
    return value == null || rows.wasNull() ? null : PlainValues.plain(value);
  }
}
