package io.shoppipe.warehouse.bigquery;

import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import java.util.Map;
import java.util.Set;

/** Column types as BigQuery spells them, and back. */
final class BigQueryTypes {
  private static final int NUMERIC_SCALE = 9;
  private static final int NUMERIC_WHOLE = 29;
  private static final ColumnType NUMERIC = ColumnType.numeric(38, NUMERIC_SCALE);

  /** Its 39th digit before the point is not always to be had. */
  private static final ColumnType BIGNUMERIC = ColumnType.numeric(76, 38);

  private static final Map<Kind, String> NAMES =
      Map.ofEntries(
          Map.entry(Kind.BOOLEAN, "BOOL"),
          Map.entry(Kind.BIGINT, "INT64"),
          Map.entry(Kind.DOUBLE, "FLOAT64"),
          Map.entry(Kind.TEXT, "STRING"),
          Map.entry(Kind.UUID, "STRING"),
          Map.entry(Kind.BYTES, "BYTES"),
          Map.entry(Kind.DATE, "DATE"),
          Map.entry(Kind.TIME, "TIME"),
          Map.entry(Kind.TIMESTAMP, "TIMESTAMP"),
          Map.entry(Kind.JSON, "JSON"));

  /** Of these a primary key's columns may be; others that BigQuery has are judged by itself. */
  static final Set<Kind> OF_KEYS =
      Set.of(
          Kind.BOOLEAN,
          Kind.BIGINT,
          Kind.NUMERIC,
          Kind.TEXT,
          Kind.UUID,
          Kind.DATE,
          Kind.TIMESTAMP,
          Kind.OTHER);

  /** As the API names them: old names for some. */
  private static final Map<String, ColumnType> BY_NAME =
      Map.ofEntries(
          Map.entry("BOOLEAN", ColumnType.BOOLEAN),
          Map.entry("INTEGER", ColumnType.BIGINT),
          Map.entry("FLOAT", ColumnType.DOUBLE),
          Map.entry("BYTES", ColumnType.BYTES),
          Map.entry("DATE", ColumnType.DATE),
          Map.entry("TIME", ColumnType.TIME),
          Map.entry("TIMESTAMP", ColumnType.TIMESTAMP),
          Map.entry("JSON", ColumnType.JSON));

  private BigQueryTypes() {}

  /** The decimal that stands for the type here: NUMERIC where it holds all, else BIGNUMERIC. */
  static ColumnType decimal(ColumnType type) {
    if (type.precision() == 0) {
      return NUMERIC;
    }
    boolean small =
        type.scale() <= NUMERIC_SCALE && type.precision() - type.scale() <= NUMERIC_WHOLE;
    return small ? type : BIGNUMERIC;
  }

  static String name(ColumnType type) {
    if (type.kind() == Kind.NUMERIC) {
      ColumnType decimal = decimal(type);
      if (decimal.equals(BIGNUMERIC)) {
        return "BIGNUMERIC";
      }
      return decimal.equals(NUMERIC)
          ? "NUMERIC"
          : "NUMERIC(" + decimal.precision() + ", " + decimal.scale() + ")";
    }
    String name = NAMES.get(type.kind());
    if (name == null) {
      throw new IllegalArgumentException("no table is made with " + type);
    }
    return name;
  }

  /**
   * The type of a column that is there; OTHER for all that this loader never makes. Digits and
   * lengths are 0 where none are declared.
   */
  static ColumnType of(String apiName, long precision, long scale, long length) {
    return switch (apiName) {
      case "NUMERIC" ->
          precision == 0 ? ColumnType.NUMERIC : ColumnType.numeric((int) precision, (int) scale);
      case "BIGNUMERIC" ->
          precision == 0 ? BIGNUMERIC : ColumnType.numeric((int) precision, (int) scale);
      case "STRING" -> ColumnType.narrow(Kind.TEXT, (int) Math.min(length, Integer.MAX_VALUE));
      default -> BY_NAME.getOrDefault(apiName, ColumnType.OTHER);
    };
  }

  /** Whether ALTER COLUMN makes one type the other; otherwise the values are written anew. */
  static boolean alters(ColumnType from, ColumnType to) {
    boolean number = from.kind() == Kind.BIGINT || from.kind() == Kind.NUMERIC;
    boolean toText = from.kind() == Kind.TEXT && to.kind() == Kind.TEXT;
    return toText || (number && to.kind() == Kind.NUMERIC);
  }

  /** The expression that turns a column's value into the other type: see {@code Dialect}. */
  static String conversion(String column, ColumnType from, ColumnType to) {
    if (to.kind() == Kind.JSON) {
      return switch (from.kind()) {
        case BOOLEAN, BIGINT, TEXT, UUID -> json(column, column);
        case NUMERIC -> "PARSE_JSON(CAST(" + column + " AS STRING))";
        default -> json(column, text(column, from));
      };
    }
    if (from.kind() == Kind.DATE && to.kind() == Kind.TIMESTAMP) {
      return "TIMESTAMP(" + column + ", 'UTC')";
    }
    return to.kind() == Kind.TEXT ? text(column, from) : "CAST(" + column + " AS " + name(to) + ")";
  }

  /** {@code TO_JSON(NULL)} would be a document, whose value is null. */
  private static String json(String column, String value) {
    return "IF(" + column + " IS NULL, NULL, TO_JSON(" + value + "))";
  }

  private static String text(String column, ColumnType from) {
    return switch (from.kind()) {
      case TIMESTAMP -> "FORMAT_TIMESTAMP('%Y-%m-%dT%H:%M:%E6SZ', " + column + ", 'UTC')";
      case BYTES -> "TO_BASE64(" + column + ")";
      default -> "CAST(" + column + " AS STRING)";
    };
  }
}
