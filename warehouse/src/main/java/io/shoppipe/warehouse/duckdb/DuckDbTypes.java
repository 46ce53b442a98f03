package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Column types as DuckDB spells them, and back. */
final class DuckDbTypes {
  static final int MAX_PRECISION = 38;
  private static final ColumnType WIDEST = ColumnType.numeric(MAX_PRECISION, 9);
  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");

  private static final Map<String, ColumnType> BY_NAME =
      Map.ofEntries(
          Map.entry("BOOLEAN", ColumnType.BOOLEAN),
          Map.entry("BIGINT", ColumnType.BIGINT),
          Map.entry("INTEGER", ColumnType.narrow(Kind.BIGINT, 9)),
          Map.entry("SMALLINT", ColumnType.narrow(Kind.BIGINT, 4)),
          Map.entry("TINYINT", ColumnType.narrow(Kind.BIGINT, 2)),
          Map.entry("DECIMAL(38,9)", ColumnType.NUMERIC),
          Map.entry("DOUBLE", ColumnType.DOUBLE),
          Map.entry("VARCHAR", ColumnType.TEXT),
          Map.entry("BLOB", ColumnType.BYTES),
          Map.entry("DATE", ColumnType.DATE),
          Map.entry("TIME", ColumnType.TIME),
          Map.entry("TIMESTAMP WITH TIME ZONE", ColumnType.TIMESTAMP),
          Map.entry("UUID", ColumnType.UUID),
          Map.entry("JSON", ColumnType.JSON));

  private DuckDbTypes() {}

  /** The decimal that stands for the type here. */
  static ColumnType decimal(ColumnType type) {
    if (type.precision() > MAX_PRECISION) {
      throw new IllegalArgumentException("DuckDB's DECIMAL has 38 digits at most, not " + type);
    }
    return type.precision() == 0 ? WIDEST : type;
  }

  static String name(ColumnType type) {
    if (type.kind() == Kind.NUMERIC) {
      ColumnType decimal = decimal(type);
      return "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")";
    }
    return BY_NAME.entrySet().stream()
        .filter(entry -> entry.getValue().equals(ColumnType.narrow(type.kind(), 0)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no table is made with " + type));
  }

  /** The type of that name; OTHER for all that this loader never makes. */
  static ColumnType of(String nativeType) {
    ColumnType known = BY_NAME.get(nativeType);
    if (known != null) {
      return known;
    }
    Matcher decimal = DECIMAL.matcher(nativeType);
    return decimal.matches()
        ? ColumnType.numeric(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)))
        : ColumnType.OTHER;
  }

  /** The expression that turns a column's value into the other type: see {@code Dialect}. */
  static String conversion(String column, ColumnType from, ColumnType to) {
    if (to.kind() == Kind.JSON) {
      return switch (from.kind()) {
        case BIGINT, NUMERIC -> "CAST(" + text(column, from) + " AS JSON)";
        default -> "to_json(" + (from.kind() == Kind.BOOLEAN ? column : text(column, from)) + ")";
      };
    }
    if (from.kind() == Kind.DATE && to.kind() == Kind.TIMESTAMP) {
      return "CAST(" + column + " AS TIMESTAMP) AT TIME ZONE 'UTC'";
    }
    return to.kind() == Kind.TEXT ? text(column, from) : "CAST(" + column + " AS " + name(to) + ")";
  }

  private static String text(String column, ColumnType from) {
    String plain = "CAST(" + column + " AS VARCHAR)";
    return switch (from.kind()) {
      case NUMERIC ->
          "CASE WHEN contains("
              + plain
              + ", '.') THEN rtrim(rtrim("
              + plain
              + ", '0'), '.') ELSE "
              + plain
              + " END";
      case TIMESTAMP -> "strftime(" + column + " AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%fZ')";
      case BYTES -> "base64(" + column + ")";
      default -> plain;
    };
  }
}
