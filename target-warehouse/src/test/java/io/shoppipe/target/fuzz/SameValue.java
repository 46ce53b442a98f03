package io.shoppipe.target.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Whether what a column holds is the value that was sent. */
final class SameValue {
  /** What is replaced where it can't be held; PostgreSQL holds no NUL. */
  private static final Pattern REPLACED = Pattern.compile("[\\p{Cs}\uFFFD\\x00]+");

  private static final Pattern PADDING = Pattern.compile("={1,2}$");
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private SameValue() {}

  static boolean is(JsonNode sent, Object held, Kind kind) {
    return switch (kind) {
      case BOOLEAN -> sent.isBoolean() && held.equals(sent.booleanValue());
      case BIGINT, NUMERIC -> number(sent, held);
      case DOUBLE -> sent.isNumber() && Double.compare(sent.doubleValue(), (Double) held) == 0;
      case TEXT -> text(sent, held.toString());
      case BYTES -> bytes(sent, (byte[]) held);
      case DATE, TIME, TIMESTAMP -> SameTime.is(sent.asText(), held.toString());
      case UUID -> sent.isTextual() && held.equals(UUID.fromString(sent.asText()));
      case JSON -> document(sent, held.toString());
      case OTHER -> false;
    };
  }

  private static boolean number(JsonNode sent, Object held) {
    BigDecimal number = new BigDecimal(held.toString());
    if (sent.isBoolean()) {
      return number.compareTo(sent.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO) == 0;
    }
    return sent.isNumber() && sent.decimalValue().compareTo(number) == 0;
  }

  /** A column of text also holds values of columns that were narrower once. */
  private static boolean text(JsonNode sent, String held) {
    if (sent.isTextual()) {
      return sameText(sent.textValue(), held) || SameTime.is(sent.textValue(), held);
    }
    return document(sent, held);
  }

  private static boolean bytes(JsonNode sent, byte[] held) {
    return sent.isTextual() && Arrays.equals(held, Base64.getDecoder().decode(sent.textValue()));
  }

  private static boolean document(JsonNode sent, String held) {
    Optional<JsonNode> found = Jackson.document(held);
    return found.isPresent() && equal(sent, found.get());
  }

  private static boolean equal(JsonNode sent, JsonNode held) {
    if (sent.isNumber() && held.isNumber()) {
      return sent.decimalValue().compareTo(held.decimalValue()) == 0;
    }
    if (sent.isTextual() && held.isTextual()) {
      return sameText(sent.textValue(), held.textValue())
          || SameTime.is(sent.textValue(), held.textValue());
    }
    if (sent.isArray() && held.isArray() && sent.size() == held.size()) {
      for (int i = 0; i < sent.size(); i++) {
        if (!equal(sent.get(i), held.get(i))) {
          return false;
        }
      }
      return true;
    }
    if (sent.isObject() && held.isObject() && sent.size() == held.size()) {
      for (Map.Entry<String, JsonNode> field : sent.properties()) {
        JsonNode other = held.get(repaired(field.getKey()));
        if (other == null || !equal(field.getValue(), other)) {
          return false;
        }
      }
      return true;
    }
    return sent.equals(held);
  }

  /** UUIDs have no case; what was bytes once is padded base64. */
  private static boolean sameText(String sent, String held) {
    String left = repaired(sent);
    String right = repaired(held);
    if (UUID_TEXT.matcher(left).matches()) {
      return left.equalsIgnoreCase(right);
    }
    return left.equals(right) || PADDING.matcher(right).replaceAll("").equals(left);
  }

  /** How many replacement characters stand for a run of broken bytes is not settled. */
  private static String repaired(String text) {
    return REPLACED.matcher(text).replaceAll("\uFFFD");
  }
}
