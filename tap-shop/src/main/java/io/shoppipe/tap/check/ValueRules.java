package io.shoppipe.tap.check;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The keywords that judge a value by itself. */
final class ValueRules {
  static final int NULL = 1;
  static final int BOOLEAN = 2;
  static final int INTEGER = 4;

  /** Of a number that is not written as an integer. */
  static final int FRACTION = 8;

  static final int STRING = 16;
  static final int OBJECT = 32;
  static final int ARRAY = 64;

  private ValueRules() {}

  static Rule type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isMissingNode()) {
      return Rule.ANY;
    }
    return new Rule.Typed(types(type));
  }

  /** The bits of the types that a schema's {@code type} names. */
  static int types(JsonNode type) {
    int types = 0;
    for (JsonNode name : type.isArray() ? type : List.of(type)) {
      types |= bit(name.asText());
    }
    return types;
  }

  static int bit(String name) {
    return switch (name) {
      case "null" -> NULL;
      case "boolean" -> BOOLEAN;
      case "integer" -> INTEGER;
      case "number" -> INTEGER | FRACTION;
      case "string" -> STRING;
      case "object" -> OBJECT;
      case "array" -> ARRAY;
      default -> 0;
    };
  }

  /** The type of a value that begins so; a fraction may still turn out to be an integer. */
  static int bit(JsonToken token) {
    return switch (token) {
      case VALUE_NULL -> NULL;
      case VALUE_TRUE, VALUE_FALSE -> BOOLEAN;
      case VALUE_NUMBER_INT -> INTEGER;
      case VALUE_NUMBER_FLOAT -> FRACTION;
      case VALUE_STRING -> STRING;
      case START_OBJECT -> OBJECT;
      case START_ARRAY -> ARRAY;
      default -> 0;
    };
  }

  /** 5.0 is an integer. */
  static int bit(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL -> NULL;
      case BOOLEAN -> BOOLEAN;
      case NUMBER -> value.isIntegralNumber() || isWhole(value) ? INTEGER : FRACTION;
      case STRING -> STRING;
      case OBJECT -> OBJECT;
      case ARRAY -> ARRAY;
      default -> 0;
    };
  }

  private static boolean isWhole(JsonNode value) {
    if (!value.isBigDecimal()) {
      double number = value.doubleValue();
      return number == Math.rint(number) && !Double.isInfinite(number);
    }
    BigDecimal number = value.decimalValue();
    return number.scale() <= 0 || number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  static Rule constants(JsonNode schema) {
    if (!schema.has("enum") && !schema.has("const")) {
      return Rule.ANY;
    }
    List<JsonNode> values = new ArrayList<>();
    JsonNode constant = schema.path("const");
    (schema.has("const") ? List.of(constant) : schema.path("enum")).forEach(values::add);
    return value -> {
      for (JsonNode one : values) {
        if (same(one, value)) {
          return true;
        }
      }
      return false;
    };
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return one.equals(
        (left, right) ->
            left.isNumber() && right.isNumber()
                ? left.decimalValue().compareTo(right.decimalValue())
                : left.equals(right) ? 0 : 1,
        other);
  }

  static Rule numbers(JsonNode schema) {
    Rule rule = Rule.ANY;
    JsonNode least = schema.path("minimum");
    JsonNode above = schema.path("exclusiveMinimum");
    JsonNode most = schema.path("maximum");
    JsonNode below = schema.path("exclusiveMaximum");
    if (least.isNumber()) {
      int bound = above.isBoolean() && above.booleanValue() ? 1 : 0; // draft 4
      rule = rule.and(compared(least, order -> order >= bound));
    }
    if (most.isNumber()) {
      int bound = below.isBoolean() && below.booleanValue() ? -1 : 0;
      rule = rule.and(compared(most, order -> order <= bound));
    }
    if (above.isNumber()) {
      rule = rule.and(compared(above, order -> order > 0));
    }
    if (below.isNumber()) {
      rule = rule.and(compared(below, order -> order < 0));
    }
    return schema.path("multipleOf").isNumber()
        ? rule.and(multiple(schema.get("multipleOf").decimalValue()))
        : rule;
  }

  private interface Order {
    boolean fits(int comparison);
  }

  private static Rule compared(JsonNode bound, Order order) {
    BigDecimal number = bound.decimalValue();
    return value -> !value.isNumber() || order.fits(value.decimalValue().compareTo(number));
  }

  private static Rule multiple(BigDecimal unit) {
    return value -> !value.isNumber() || value.decimalValue().remainder(unit).signum() == 0;
  }

  static Rule texts(JsonNode schema) {
    Rule rule = Rule.ANY;
    long shortest = schema.path("minLength").asLong(0);
    long longest = schema.path("maxLength").asLong(Long.MAX_VALUE);
    if (shortest > 0 || longest < Long.MAX_VALUE) {
      rule =
          value -> {
            if (!value.isTextual()) {
              return true;
            }
            String text = value.textValue();
            int length = text.codePointCount(0, text.length());
            return length >= shortest && length <= longest;
          };
    }
    return schema.path("pattern").isTextual()
        ? rule.and(pattern(schema.get("pattern").textValue()))
        : rule;
  }

  private static Rule pattern(String regex) {
    try {
      Pattern pattern = Pattern.compile(regex);
      return value -> !value.isTextual() || pattern.matcher(value.textValue()).find();
    } catch (PatternSyntaxException e) {
      return Rule.ANY; // JavaScript's dialect, which Java can't read
    }
  }

  static Rule format(JsonNode schema) {
    return Formats.rule(schema.path("format").asText());
  }
}
