package io.shoppipe.singer.map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one stream's properties: an empty entry removes, an expression adds or replaces.
 * All expressions see the record as it came. Immutable.
 */
public final class StreamMap {
  private final Map<String, Optional<Expression>> properties;

  StreamMap(Map<String, Optional<Expression>> properties) {
    this.properties = new LinkedHashMap<>(properties);
  }

  /** The map that changes nothing. */
  public static StreamMap identity() {
    return new StreamMap(Map.of());
  }

  /** Changes a schema as {@link #record} changes its records; computed properties are texts. */
  public void schema(ObjectNode schema) {
    ObjectNode declared =
        schema.get("properties") instanceof ObjectNode there
            ? there
            : schema.putObject("properties");
    properties.forEach(
        (name, expression) -> {
          if (expression.isPresent()) {
            nullableText(declared.putObject(name));
          } else {
            declared.remove(name);
            forget(schema, name);
          }
        });
  }

  /** Changes the record in place. */
  public void record(ObjectNode record) {
    Map<String, @Nullable String> computed = new TreeMap<>();
    properties.forEach(
        (name, expression) ->
            expression.ifPresent(present -> computed.put(name, present.evaluate(record))));
    properties.forEach(
        (name, expression) -> {
          if (expression.isPresent()) {
            record.put(name, computed.get(name));
          } else {
            record.remove(name);
          }
        });
  }

  private static void nullableText(ObjectNode property) {
    property.putArray("type").add("string").add("null");
  }

  private static void forget(ObjectNode schema, String name) {
    if (schema.get("required") instanceof ArrayNode required) {
      for (int i = required.size() - 1; i >= 0; i--) {
        if (required.get(i).asText().equals(name)) {
          required.remove(i);
        }
      }
    }
  }
}
