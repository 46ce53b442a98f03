package io.shoppipe.target.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Which schemas judge more of a record than its fields, one by one. Pure. */
public final class WholeRecord {
  private static final List<String> KEYWORDS =
      List.of(
          "allOf",
          "anyOf",
          "oneOf",
          "not",
          "if",
          "then",
          "else",
          "const",
          "enum",
          "dependencies",
          "dependentRequired",
          "dependentSchemas",
          "maxProperties",
          "minProperties",
          "propertyNames",
          "unevaluatedProperties");

  private WholeRecord() {}

  /** Whether a record is to be held against the whole schema, whose properties are flat. */
  static boolean isJudgedBy(JsonNode schema) {
    return KEYWORDS.stream().anyMatch(schema::has)
        || !takesObjects(schema.path("type"))
        || texts(schema.path("required")).anyMatch(name -> !schema.path("properties").has(name))
        || patternsMeetProperties(schema);
  }

  /** The schema for records that are no longer what it was made for: only fields are judged. */
  public static void forget(ObjectNode schema) {
    schema.remove(KEYWORDS);
    if (schema.get("required") instanceof ArrayNode required) {
      ArrayNode declared = required.arrayNode();
      required
          .valueStream()
          .filter(n -> schema.path("properties").has(n.asText()))
          .forEach(declared::add);
      schema.set("required", declared);
    }
  }

  /** The schema without what is judged, or allowed by the settings, elsewhere. */
  static JsonNode judging(JsonNode schema) {
    ObjectNode judging = schema.deepCopy();
    judging.remove("additionalProperties");
    return judging;
  }

  private static boolean takesObjects(JsonNode type) {
    return type.isMissingNode()
        || type.asText().equals("object")
        || texts(type).anyMatch("object"::equals);
  }

  /** The properties' own schemas don't know what patterns say of their names. */
  private static boolean patternsMeetProperties(JsonNode schema) {
    return schema.path("patternProperties").properties().stream()
        .map(entry -> Pattern.compile(entry.getKey()))
        .anyMatch(
            pattern ->
                schema.path("properties").properties().stream()
                    .anyMatch(property -> pattern.matcher(property.getKey()).find()));
  }

  private static Stream<String> texts(JsonNode list) {
    return list.isArray()
        ? StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText)
        : Stream.of();
  }
}
