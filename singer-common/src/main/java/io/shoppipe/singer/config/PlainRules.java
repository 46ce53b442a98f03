package io.shoppipe.singer.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A quick check by the few JSON Schema keywords that config schemas use, since the full validator
 * takes 0.03 s to set up. It only ever says yes where the validator does; where it can't tell, or
 * the value breaks a rule, the validator is asked, and words what is wrong. Pure.
 */
final class PlainRules {
  private static final Set<String> WITHOUT_RULE =
      Set.of("$schema", "$comment", "title", "description", "default", "examples", "writeOnly");

  private PlainRules() {}

  /** Whether the value surely keeps to the schema. */
  static boolean hold(JsonNode schema, JsonNode value) {
    if (!schema.isObject()) {
      return schema.isBoolean() && schema.booleanValue();
    }
    for (Map.Entry<String, JsonNode> rule : schema.properties()) {
      if (!holds(rule.getKey(), rule.getValue(), schema, value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(String keyword, JsonNode rule, JsonNode schema, JsonNode value) {
    return switch (keyword) {
      case "type" -> rule.isArray() ? anyType(rule, value) : type(rule.asText(), value);
      case "enum" -> contains(rule, value);
      case "minLength" ->
          !value.isTextual()
              || value.textValue().codePointCount(0, value.textValue().length()) >= rule.asInt();
      case "pattern" ->
          !value.isTextual() || Pattern.compile(rule.asText()).matcher(value.textValue()).find();
      case "minimum" -> !value.isNumber() || compare(value, rule) >= 0;
      case "exclusiveMinimum" -> !value.isNumber() || compare(value, rule) > 0;
      case "maximum" -> !value.isNumber() || compare(value, rule) <= 0;
      case "required" -> !value.isObject() || hasAll(rule, value);
      case "items" -> !value.isArray() || all(rule, value);
      case "minItems" -> !value.isArray() || value.size() >= rule.asInt();
      case "properties" -> !value.isObject() || declared(rule, value);
      case "additionalProperties" -> !value.isObject() || others(rule, schema, value);
      default -> WITHOUT_RULE.contains(keyword);
    };
  }

  private static boolean all(JsonNode rule, JsonNode array) {
    for (JsonNode item : array) {
      if (!hold(rule, item)) {
        return false;
      }
    }
    return true;
  }

  private static boolean type(String name, JsonNode value) {
    return switch (name) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "null" -> value.isNull();
      default -> false;
    };
  }

  private static boolean anyType(JsonNode names, JsonNode value) {
    for (JsonNode name : names) {
      if (type(name.asText(), value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    for (JsonNode one : list) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static int compare(JsonNode value, JsonNode bound) {
    return value.decimalValue().compareTo(bound.decimalValue());
  }

  private static boolean hasAll(JsonNode names, JsonNode value) {
    for (JsonNode name : names) {
      if (!value.has(name.asText())) {
        return false;
      }
    }
    return true;
  }

  private static boolean declared(JsonNode properties, JsonNode value) {
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode schema = properties.get(field.getKey());
      if (schema != null && !hold(schema, field.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean others(JsonNode rule, JsonNode schema, JsonNode value) {
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      if (!schema.path("properties").has(field.getKey()) && !hold(rule, field.getValue())) {
        return false;
      }
    }
    return !schema.has("patternProperties");
  }
}
