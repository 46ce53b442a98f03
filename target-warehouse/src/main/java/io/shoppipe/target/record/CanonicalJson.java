package io.shoppipe.target.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * Equal values as equal text, since a warehouse may compare JSON as text: numbers in full without
 * needless zeros, members by name, no blanks, as few escapes as can be. Pure.
 */
final class CanonicalJson {
  /** Beyond so many digits a number stays as it is. */
  private static final int MOST_DIGITS = 1_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private CanonicalJson() {}

  /** Refuses a number that no computer can count with. */
  static byte[] of(byte[] utf8, int start, int length) {
    StringBuilder out = new StringBuilder();
    try {
      write(MAPPER.readTree(utf8, start, length), out);
    } catch (IOException e) {
      throw new RefusedValueException("holds a number beyond all bounds");
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonNode node, StringBuilder out) throws JsonProcessingException {
    if (node instanceof ObjectNode object) {
      TreeMap<String, JsonNode> members = new TreeMap<>();
      object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
      char before = '{';
      for (var member : members.entrySet()) {
        out.append(before).append(text(member.getKey())).append(':');
        write(member.getValue(), out);
        before = ',';
      }
      out.append(before == '{' ? "{}" : "}");
    } else if (node instanceof ArrayNode array) {
      char before = '[';
      for (JsonNode element : array) {
        out.append(before);
        write(element, out);
        before = ',';
      }
      out.append(before == '[' ? "[]" : "]");
    } else {
      out.append(node.isNumber() ? number(node.decimalValue()) : MAPPER.writeValueAsString(node));
    }
  }

  private static String text(String name) throws JsonProcessingException {
    return MAPPER.writeValueAsString(JsonNodeFactory.instance.textNode(name));
  }

  private static String number(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    BigDecimal plain = number.stripTrailingZeros();
    long digits = (long) plain.precision() + Math.abs((long) plain.scale());
    return digits <= MOST_DIGITS ? plain.toPlainString() : plain.toString();
  }
}
