package io.shoppipe.models.contract;

import java.util.Locale;
import java.util.Map;

/**
 * The coarse names of PostgreSQL's types that dbt compares contracts by: those of its Python
 * driver. Types that the driver doesn't know have their own names.
 */
final class PostgresTypeName {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("bool", "BOOLEAN"),
          Map.entry("bytea", "BINARY"),
          Map.entry("int2", "INTEGER"),
          Map.entry("int4", "INTEGER"),
          Map.entry("serial", "INTEGER"),
          Map.entry("int8", "LONGINTEGER"),
          Map.entry("bigserial", "LONGINTEGER"),
          Map.entry("text", "TEXT"),
          Map.entry("varchar", "TEXT"),
          Map.entry("bpchar", "TEXT"),
          Map.entry("char", "TEXT"),
          Map.entry("name", "TEXT"),
          Map.entry("float4", "FLOAT"),
          Map.entry("float8", "FLOAT"),
          Map.entry("numeric", "DECIMAL"),
          Map.entry("date", "DATE"),
          Map.entry("time", "TIME"),
          Map.entry("timetz", "TIME"),
          Map.entry("timestamp", "DATETIME"),
          Map.entry("timestamptz", "DATETIMETZ"),
          Map.entry("interval", "INTERVAL"),
          Map.entry("oid", "ROWID"),
          Map.entry("json", "JSON"),
          Map.entry("jsonb", "JSONB"));

  private PostgresTypeName() {}

  static String of(String nativeType) {
    String type = nativeType.toLowerCase(Locale.ROOT);
    return type.startsWith("_")
        ? array(NAMES.getOrDefault(type.substring(1), type.substring(1)))
        : NAMES.getOrDefault(type, type);
  }

  /** The driver's word for text is STRING; alone dbt calls it TEXT. */
  private static String array(String element) {
    return (element.equals("TEXT") ? "STRING" : element) + "ARRAY";
  }
}
