package io.shoppipe.singer.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The schema of a computed property, by the Singer SDK's rules: from how the expression begins,
 * else the schema of the property that has the name, or is the expression; else a text. Always
 * nullable.
 */
final class ComputedType {
  private ComputedType() {}

  static JsonNode of(String expression, String property, JsonNode schema) {
    String source = expression.strip();
    if (source.equals("record")) {
      return nullable(schema);
    }
    String type = begins(source);
    if (type != null) {
      return simple(type, null);
    }
    if (source.startsWith("datetime.date.")
        || source.startsWith("datetime.date(")
        || source.endsWith(".date()")) {
      return simple("string", "date");
    }
    if (source.startsWith("datetime.datetime.") || source.startsWith("datetime.datetime(")) {
      return simple("string", "date-time");
    }
    boolean text = source.length() > 1 && source.startsWith("'") && source.endsWith("'");
    JsonNode existing = existing(source, property, schema.path("properties"));
    return text || existing.isEmpty() ? simple("string", null) : nullable(existing);
  }

  private static @Nullable String begins(String source) {
    if (source.startsWith("float(")) {
      return "number";
    }
    if (source.startsWith("int(")) {
      return "integer";
    }
    if (source.startsWith("bool(")) {
      return "boolean";
    }
    return source.startsWith("str(") || source.startsWith("json.dumps(") ? "string" : null;
  }

  private static JsonNode existing(String source, String property, JsonNode properties) {
    JsonNode own = properties.path(property);
    return own.isEmpty() ? properties.path(source) : own;
  }

  private static ObjectNode simple(String type, @Nullable String format) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putArray("type").add(type).add("null");
    if (format != null) {
      schema.put("format", format);
    }
    return schema;
  }

  /** The same, null allowed. */
  static JsonNode nullable(JsonNode schema) {
    if (!(schema instanceof ObjectNode object)) {
      return schema;
    }
    ObjectNode copy = object.deepCopy();
    for (String choice : new String[] {"anyOf", "oneOf"}) {
      if (copy.get(choice) instanceof ArrayNode choices) {
        addNull(choices);
        return copy;
      }
    }
    JsonNode type = copy.path("type");
    if (!type.isMissingNode()) {
      ArrayNode types = copy.putArray("type");
      (type.isArray() ? type : types.arrayNode().add(type)).forEach(types::add);
      if (types.valueStream().noneMatch(name -> name.asText().equals("null"))) {
        types.add("null");
      }
    }
    return copy;
  }

  private static void addNull(ArrayNode choices) {
    boolean there =
        choices.valueStream().anyMatch(choice -> choice.path("type").toString().contains("null"));
    if (!there) {
      choices.addObject().put("type", "null");
    }
  }
}
