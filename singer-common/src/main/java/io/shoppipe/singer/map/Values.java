package io.shoppipe.singer.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.Iteration;
import io.shoppipe.python.Numbers;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Repr;
import io.shoppipe.python.Types;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON to Python's values and back: integers of any size, fractions as exact decimals. */
final class Values {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> MOMENTS = Set.of("date", "time", "datetime");

  private Values() {}

  static @Nullable Object of(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL, MISSING -> null;
      case BOOLEAN -> node.booleanValue();
      case NUMBER ->
          node.isIntegralNumber() ? Numbers.normal(node.bigIntegerValue()) : node.decimalValue();
      case STRING -> node.textValue();
      case ARRAY -> list(node);
      default -> map(node);
    };
  }

  private static List<@Nullable Object> list(JsonNode node) {
    List<@Nullable Object> list = new ArrayList<>(node.size());
    node.forEach(item -> list.add(of(item)));
    return list;
  }

  static Map<@Nullable Object, @Nullable Object> map(JsonNode node) {
    Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
    node.properties().forEach(entry -> map.put(entry.getKey(), of(entry.getValue())));
    return map;
  }

  static JsonNode json(@Nullable Object value) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof String text) {
      return NODES.textNode(text);
    }
    if (value instanceof Boolean bool) {
      return NODES.booleanNode(bool);
    }
    if (value instanceof BigDecimal decimal) {
      return DecimalNode.valueOf(decimal);
    }
    if (value instanceof BigInteger big) {
      return NODES.numberNode(big);
    }
    if (Numbers.isInteger(value)) {
      return NODES.numberNode(Numbers.toLong(value));
    }
    return value instanceof Map<?, ?> map ? object(map) : other(value);
  }

  private static ObjectNode object(Map<?, ?> map) {
    ObjectNode object = NODES.objectNode();
    map.forEach((key, value) -> object.set(Repr.text(key), json(value)));
    return object;
  }

  private static JsonNode other(Object value) {
    if (value instanceof PythonObject object && MOMENTS.contains(object.typeName())) {
      String text = object.string();
      return NODES.textNode(object.typeName().equals("datetime") ? text.replace(' ', 'T') : text);
    }
    boolean listed = value instanceof List || value instanceof Set;
    if (!listed && !Types.name(value).startsWith("dict_")) {
      throw PythonException.of(ErrorType.TYPE, "a " + Types.name(value) + " has no JSON form");
    }
    ArrayNode array = NODES.arrayNode();
    Iteration.over(value).forEachRemaining(item -> array.add(json(item)));
    return array;
  }
}
