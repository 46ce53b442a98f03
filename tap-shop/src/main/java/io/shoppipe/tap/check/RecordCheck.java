package io.shoppipe.tap.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a stream's records against its schema. Thread-safe. */
public final class RecordCheck {
  private static final int SHOWN = 80;

  private final ObjectNode schema;
  private final List<String> keys;
  private final Rule rule;

  /** Nobody may change the schema afterwards; the keys must have values. */
  public RecordCheck(ObjectNode schema, List<String> keys) {
    this.schema = schema;
    this.keys = List.copyOf(keys);
    this.rule = RuleCompiler.compile(schema);
  }

  /** What is wrong with the record; empty for nothing. */
  public Optional<Fault> fault(ObjectNode record) {
    for (String key : keys) {
      if (!record.hasNonNull(key)) {
        return Optional.of(
            new Fault(key, "is part of the key, but is " + (record.has(key) ? "null" : "missing")));
      }
    }
    return rule.holds(record) ? Optional.empty() : Optional.of(fault(record, schema, ""));
  }

  /** Slow, but told once: which field it is. */
  private static Fault fault(ObjectNode object, JsonNode schema, String path) {
    for (JsonNode name : schema.path("required")) {
      if (!object.has(name.asText())) {
        return new Fault(path + name.asText(), "is missing, but the schema requires it");
      }
    }
    JsonNode declared = schema.path("properties");
    JsonNode additional = schema.path("additionalProperties");
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode own = declared.has(field.getKey()) ? declared.get(field.getKey()) : additional;
      boolean judged = own.isBoolean() || (own.isObject() && RuleCompiler.isWhole(own));
      if (judged && !RuleCompiler.compile(own).holds(field.getValue())) {
        return fault(path + field.getKey(), field.getValue(), own);
      }
    }
    return new Fault(
        path.isEmpty() ? "" : path.substring(0, path.length() - 1),
        shown(object) + " does not fit its schema " + shown(schema));
  }

  private static Fault fault(String path, JsonNode value, JsonNode schema) {
    boolean allowed = ValueRules.type(schema).holds(value);
    if (value instanceof ObjectNode object && allowed && schema.has("properties")) {
      return fault(object, schema, path + ".");
    }
    return new Fault(
        path,
        schema.isBoolean()
            ? "is not among the schema's properties, which allows no others"
            : shown(value) + " does not fit its schema " + shown(schema));
  }

  private static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
