package io.shoppipe.target.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Makes numbers of one value equal, as JSON Schema has them: 1.0 is the integer 1. */
final class PlainNumbers {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Beyond so many digits a number stays as it is. */
  private static final int MOST_DIGITS = 1_000;

  private static final int DEEPEST = 500;

  private PlainNumbers() {}

  /** The same value; objects and arrays are changed in place, as deep as schemas look. */
  static JsonNode of(JsonNode node) {
    return of(node, 0);
  }

  private static JsonNode of(JsonNode node, int depth) {
    if (depth > DEEPEST) {
      return node;
    }
    if (node instanceof ObjectNode object) {
      for (var member : object.properties()) {
        member.setValue(of(member.getValue(), depth + 1));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, of(array.get(i), depth + 1));
      }
    } else if (node.isNumber()) {
      return number(node);
    }
    return node;
  }

  private static JsonNode number(JsonNode node) {
    BigDecimal number = node.decimalValue().stripTrailingZeros();
    long digits = (long) number.precision() - number.scale();
    if (number.scale() > 0 || digits > MOST_DIGITS) {
      return NODES.numberNode(number);
    }
    BigInteger integer = number.toBigInteger();
    if (integer.bitLength() < Integer.SIZE) {
      return NODES.numberNode(integer.intValue());
    }
    return integer.bitLength() < Long.SIZE
        ? NODES.numberNode(integer.longValue())
        : NODES.numberNode(integer);
  }
}
