package io.shoppipe.tap.cell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * How values are spelled in a file. {@code decimal} and {@code thousands}: the separators, the
 * second empty where there is none; {@code strip}: characters that are left out of numbers; {@code
 * integralDecimals}: {@code 1.0} is an integer; {@code parentheses}: {@code (12.00)} is negative;
 * {@code zone}: that of times which name none.
 */
public record ValueRules(
    List<String> nullValues,
    boolean quotedNulls,
    boolean trim,
    List<String> dateFormats,
    ZoneId zone,
    String decimal,
    String thousands,
    String strip,
    boolean parentheses,
    boolean integralDecimals,
    List<String> trueValues,
    List<String> falseValues) {
  public ValueRules {
    nullValues = List.copyOf(nullValues);
    dateFormats = List.copyOf(dateFormats);
    trueValues = List.copyOf(trueValues);
    falseValues = List.copyOf(falseValues);
  }

  /** Only an empty cell is null, dates are ISO 8601, numbers as in JSON. */
  public static ValueRules defaults() {
    return of(MissingNode.getInstance(), problem -> {});
  }

  /** Reads the settings; what is wrong with them is told to {@code problems}. */
  public static ValueRules of(JsonNode rules, Consumer<String> problems) {
    String thousands = rules.path("thousands_separator").asText("");
    String decimal = rules.path("decimal_separator").asText(".");
    if (decimal.equals(thousands)) {
      problems.accept(
          "thousands_separator and decimal_separator are both '" + decimal + "'. Change one.");
    }
    return new ValueRules(
        list(rules, "null_values", List.of("")),
        rules.path("quoted_nulls").asBoolean(true),
        rules.path("trim").asBoolean(false),
        formats(rules, problems),
        zone(rules.path("time_zone").asText("UTC"), problems),
        decimal,
        thousands,
        rules.path("strip").asText(""),
        rules.path("parentheses_negative").asBoolean(false),
        rules.path("integral_decimals").asBoolean(false),
        list(rules, "true_values", List.of("true")).stream().map(ValueRules::lower).toList(),
        list(rules, "false_values", List.of("false")).stream().map(ValueRules::lower).toList());
  }

  /** The rules of one field: those of the stream, with its own in their place. */
  public static JsonNode merged(JsonNode stream, JsonNode field) {
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    stream.properties().forEach(rule -> merged.set(rule.getKey(), rule.getValue()));
    field.properties().forEach(rule -> merged.set(rule.getKey(), rule.getValue()));
    return merged;
  }

  private static List<String> list(JsonNode rules, String name, List<String> otherwise) {
    if (!rules.has(name)) {
      return otherwise;
    }
    List<String> texts = new ArrayList<>();
    rules.path(name).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static List<String> formats(JsonNode rules, Consumer<String> problems) {
    List<String> fit = new ArrayList<>();
    for (String pattern : list(rules, "date_formats", List.of())) {
      try {
        TimePatterns.compile(pattern);
        fit.add(pattern);
      } catch (IllegalArgumentException e) {
        problems.accept(
            "date_formats: '"
                + pattern
                + "' is no pattern ("
                + e.getMessage()
                + "). Write M/d/yyyy H:mm:ss or the like.");
      }
    }
    return fit;
  }

  private static ZoneId zone(String name, Consumer<String> problems) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      problems.accept("time_zone '" + name + "' is not known. Write Europe/Paris or +01:00.");
      return ZoneOffset.UTC;
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
