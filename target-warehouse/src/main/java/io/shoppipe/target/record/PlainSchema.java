package io.shoppipe.target.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A schema without what validators of today stumble over: its own address, by which references
 * would be sought elsewhere, and the booleans of draft 3 and 4 where numbers and names are now.
 */
final class PlainSchema {
  private static final List<String> BY_NAME =
      List.of("properties", "patternProperties", "definitions", "$defs", "dependentSchemas");
  private static final List<String> SCHEMAS =
      List.of(
          "items",
          "additionalItems",
          "prefixItems",
          "contains",
          "additionalProperties",
          "propertyNames",
          "anyOf",
          "oneOf",
          "allOf",
          "not",
          "if",
          "then",
          "else");

  private final JsonNode document;

  private PlainSchema(JsonNode document) {
    this.document = document;
  }

  /** A copy that means the same. */
  static JsonNode of(JsonNode document) {
    JsonNode copy = document.deepCopy();
    new PlainSchema(document).mend(copy);
    return PlainNumbers.of(copy);
  }

  private void mend(JsonNode schema) {
    if (schema.isArray()) {
      schema.forEach(this::mend);
    }
    if (!(schema instanceof ObjectNode object)) {
      return;
    }
    object.remove(List.of("$id", "$anchor", "$schema"));
    if (object.path("id").isTextual()) {
      object.remove("id");
    }
    if (object.path("required").isBoolean()) {
      object.remove("required");
    }
    exclusive(object, "exclusiveMinimum", "minimum");
    exclusive(object, "exclusiveMaximum", "maximum");
    if (object.path("$ref").isTextual()) {
      object.put("$ref", References.written(document, object.path("$ref").asText()));
    }
    SCHEMAS.forEach(keyword -> mend(object.path(keyword)));
    BY_NAME.forEach(keyword -> object.path(keyword).forEach(this::mend));
  }

  private static void exclusive(ObjectNode schema, String keyword, String bound) {
    if (schema.path(keyword).isBoolean()) {
      boolean excludes = schema.remove(keyword).booleanValue();
      if (excludes && schema.path(bound).isNumber()) {
        schema.set(keyword, schema.remove(bound));
      }
    }
  }
}
