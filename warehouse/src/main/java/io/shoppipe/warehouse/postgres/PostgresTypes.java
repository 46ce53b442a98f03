package io.shoppipe.warehouse.postgres;

import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Column types as PostgreSQL spells them, and back from {@code format_type()}. */
final class PostgresTypes {
  private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d+),(\\d+)\\)");

  /** {@code varchar(n)} holds text, though not all of it. */
  private static final Pattern VARCHAR = Pattern.compile("character varying\\((\\d+)\\)");

  private static final Map<String, ColumnType> BY_NAME =
      Map.ofEntries(
          Map.entry("boolean", ColumnType.BOOLEAN),
          Map.entry("bigint", ColumnType.BIGINT),
          Map.entry("numeric", ColumnType.NUMERIC),
          Map.entry("double precision", ColumnType.DOUBLE),
          Map.entry("text", ColumnType.TEXT),
          Map.entry("integer", ColumnType.narrow(Kind.BIGINT, 9)),
          Map.entry("smallint", ColumnType.narrow(Kind.BIGINT, 4)),
          Map.entry("bytea", ColumnType.BYTES),
          Map.entry("date", ColumnType.DATE),
          Map.entry("time without time zone", ColumnType.TIME),
          Map.entry("timestamp with time zone", ColumnType.TIMESTAMP),
          Map.entry("uuid", ColumnType.UUID),
          Map.entry("jsonb", ColumnType.JSON));

  private PostgresTypes() {}

  static String name(ColumnType type) {
    if (type.kind() == Kind.NUMERIC && type.precision() > 0) {
      return "numeric(" + type.precision() + "," + type.scale() + ")";
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
    Matcher numeric = NUMERIC.matcher(nativeType);
    if (numeric.matches()) {
      int precision = Integer.parseInt(numeric.group(1));
      int scale = Integer.parseInt(numeric.group(2));
      return scale > precision ? ColumnType.OTHER : ColumnType.numeric(precision, scale);
    }
    if (nativeType.equals("character varying")) {
      return ColumnType.TEXT;
    }
    Matcher varchar = VARCHAR.matcher(nativeType);
    return varchar.matches()
        ? ColumnType.narrow(Kind.TEXT, Integer.parseInt(varchar.group(1)))
        : ColumnType.OTHER;
  }

  /** The expression that turns a column's value into the other type: see {@code Dialect}. */
  static String conversion(String column, ColumnType from, ColumnType to) {
    if (to.kind() == Kind.JSON) {
      return "to_jsonb("
          + (isJsonScalar(from.kind()) ? plain(column, from) : text(column, from))
          + ")";
    }
    if (from.kind() == Kind.DATE && to.kind() == Kind.TIMESTAMP) {
      return column + "::timestamp AT TIME ZONE 'UTC'";
    }
    return to.kind() == Kind.TEXT ? text(column, from) : column + "::" + name(to);
  }

  private static boolean isJsonScalar(Kind kind) {
    return kind == Kind.BOOLEAN || kind == Kind.BIGINT || kind == Kind.NUMERIC;
  }

  private static String plain(String column, ColumnType from) {
    return from.kind() == Kind.NUMERIC ? "trim_scale(" + column + ")" : column;
  }

  private static String text(String column, ColumnType from) {
    return switch (from.kind()) {
      case TIMESTAMP ->
          "to_char(" + column + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
      case BYTES -> "translate(encode(" + column + ", 'base64'), E'\\n', '')";
      default -> plain(column, from) + "::text";
    };
  }
}
