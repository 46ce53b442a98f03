package io.shoppipe.target.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.warehouse.api.ColumnType;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A value as text that is the same for equal values in every warehouse. */
final class Cell {
  static final String NULL = "NULL";

  private Cell() {}

  static String text(@Nullable Object value, ColumnType type) {
    if (value == null) {
      return NULL;
    }
    if (value instanceof BigDecimal number) {
      return plain(number);
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (type.kind() == ColumnType.Kind.JSON) {
      return json(value.toString());
    }
    return type.kind() == ColumnType.Kind.TEXT ? "'" + value + "'" : value.toString();
  }

  private static String json(String text) {
    try {
      return sorted(ExactJson.MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON in a JSON column: " + text, e);
    }
  }

  private static String sorted(JsonNode node) {
    if (node.isObject()) {
      Map<String, String> fields = new TreeMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
      return fields.entrySet().stream()
          .map(field -> '"' + field.getKey() + "\":" + field.getValue())
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false)
          .map(Cell::sorted)
          .collect(Collectors.joining(",", "[", "]"));
    }
    return node.isNumber() ? plain(node.decimalValue()) : node.toString();
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
