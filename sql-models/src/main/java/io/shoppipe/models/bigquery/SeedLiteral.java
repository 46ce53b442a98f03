package io.shoppipe.models.bigquery;

import java.util.Locale;
import java.util.Map;

/** A seed's value, given as PostgreSQL writes it, in GoogleSQL. */
public final class SeedLiteral {
  private static final Map<String, String> TYPES =
      Map.of(
          "integer", "int64",
          "float8", "float64",
          "date", "date",
          "timestamp without time zone", "datetime",
          "boolean", "bool",
          "text", "string");

  private SeedLiteral() {}

  /** The type of a column that the file's fields ask for. */
  public static String type(String inferred) {
    return TYPES.getOrDefault(inferred, "string");
  }

  /** {@code given} is the type that the config gives the column, else empty. */
  public static String of(String literal, String given) {
    if (!literal.startsWith("'")) {
      return literal;
    }
    int end = literal.lastIndexOf('\'');
    String text = Sql.literal(literal.substring(1, end).replace("''", "'"));
    if (!given.isEmpty()) {
      boolean json = given.toLowerCase(Locale.ROOT).equals("json");
      return json ? "parse_json(" + text + ")" : "cast(" + text + " as " + given + ")";
    }
    return switch (literal.substring(end + 1)) {
      case "::date" -> "date " + text;
      case "::timestamp" -> "datetime " + text;
      case "::timestamptz" -> "datetime(timestamp " + text + ")";
      case "::numeric" -> "cast(" + text + " as float64)";
      default -> text;
    };
  }
}
