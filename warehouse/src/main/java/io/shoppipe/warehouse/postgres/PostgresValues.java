package io.shoppipe.warehouse.postgres;

import io.shoppipe.warehouse.jdbc.PlainValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads PostgreSQL's values. */
final class PostgresValues {
  private static final Map<String, Class<?>> CLASSES =
      Map.of(
          "date", LocalDate.class,
          "time", LocalTime.class,
          "timestamp", LocalDateTime.class,
          "timestamptz", OffsetDateTime.class);
  private static final Set<String> OBJECTS =
      Set.of("bool", "int2", "int4", "int8", "float4", "float8", "bytea", "uuid");

  private PostgresValues() {}

  static @Nullable Object read(ResultSet rows, int column) throws SQLException {
    String type = rows.getMetaData().getColumnTypeName(column);
    Object value =
        CLASSES.containsKey(type) ? temporal(rows, column, type) : value(rows, column, type);
    return value == null || rows.wasNull() ? null : PlainValues.plain(value);
  }

  private static @Nullable Object temporal(ResultSet rows, int column, String type)
      throws SQLException {
    String text = rows.getString(column);
    boolean infinite = text != null && text.endsWith("infinity");
    return infinite ? text : rows.getObject(column, CLASSES.get(type));
  }

  /** As the server writes it: the double nearest to it would have digits that are not its own. */
  private static Double shortest(Float number) {
    return Double.valueOf(number.toString());
  }

  private static @Nullable Object value(ResultSet rows, int column, String type)
      throws SQLException {
    if (OBJECTS.contains(type)) {
      Object value = rows.getObject(column);
      return value instanceof Float number ? shortest(number) : value;
    }
    String text = rows.getString(column);
    boolean number =
        type.equals("numeric")
            && text != null
            && !Character.isLetter(text.charAt(text.length() - 1));
    return number ? rows.getBigDecimal(column) : text;
  }
}
