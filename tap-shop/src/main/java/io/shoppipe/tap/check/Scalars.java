package io.shoppipe.tap.check;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.shoppipe.singer.json.ExactJson;
import java.math.BigDecimal;

/** Values that are no objects and no lists, as they stand in checked JSON. */
final class Scalars {
  private Scalars() {}

  /** Whether the value keeps to the rule; false where an escape hides that. */
  static boolean holds(Rule rule, byte[] json, int start, int end) {
    if (rule == Rule.ANY) {
      return true;
    }
    JsonNodeFactory nodes = ExactJson.MAPPER.getNodeFactory();
    return switch (json[start]) {
      case '"' -> isPlain(json, start, end) && rule.holdsText(json, start + 1, end - 1);
      case 'n' -> rule.holds(nodes.nullNode());
      case 't', 'f' -> rule.holds(nodes.booleanNode(json[start] == 't'));
      default -> rule.holds(number(new String(json, start, end - start, US_ASCII)));
    };
  }

  private static boolean isPlain(byte[] json, int start, int end) {
    for (int i = start; i < end; i++) {
      if (json[i] == '\\') {
        return false;
      }
    }
    return true;
  }

  private static JsonNode number(String text) {
    JsonNodeFactory nodes = ExactJson.MAPPER.getNodeFactory();
    BigDecimal value = new BigDecimal(text);
    return isInteger(text) ? nodes.numberNode(value.toBigInteger()) : nodes.numberNode(value);
  }

  /** Whether a number is written without a point and an exponent; of other values it is false. */
  static boolean isInteger(String text) {
    for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
