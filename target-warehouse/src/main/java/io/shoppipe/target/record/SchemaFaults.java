package io.shoppipe.target.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.error.NearMiss;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds what no record could be held against: an unknown type, a bound that is no number, a
 * reference that leads nowhere, out of the document or to itself, a pattern that is no regular
 * expression.
 */
public final class SchemaFaults {
  private static final List<String> TYPES =
      List.of("null", "boolean", "integer", "number", "string", "object", "array");
  private static final List<String> SCHEMAS_BY_NAME =
      List.of("properties", "patternProperties", "definitions", "$defs");

  private final JsonNode document;

  private SchemaFaults(JsonNode document) {
    this.document = document;
  }

  /** The first fault of a SCHEMA message's schema, in words that go on after "has". */
  public static Optional<String> first(JsonNode document) {
    return new SchemaFaults(document).of("the schema itself", document).findFirst();
  }

  private Stream<String> of(String name, JsonNode schema) {
    if (schema.isBoolean()) {
      return Stream.empty();
    }
    if (!schema.isObject()) {
      return Stream.of(
          "something else than a schema (an object) for " + name + ": " + shown(schema));
    }
    Stream<String> own =
        Stream.of(reference(schema), type(schema), pattern(schema)).flatMap(Optional::stream);
    return Stream.concat(
        own, schema.properties().stream().flatMap(e -> part(e.getKey(), e.getValue())));
  }

  /** Only keywords that hold schemas: a constant or an example may be anything. */
  private Stream<String> part(String keyword, JsonNode value) {
    if (SCHEMAS_BY_NAME.contains(keyword)) {
      return value.isObject()
          ? value.properties().stream().flatMap(e -> of("'" + e.getKey() + "'", e.getValue()))
          : wrong(keyword, "an object", value);
    }
    return switch (keyword) {
      case "anyOf", "oneOf", "allOf" -> alternatives(keyword, value);
      case "items" -> value.isArray() ? each(keyword, value) : of("'items'", value);
      case "not", "if", "then", "else", "contains", "additionalItems", "propertyNames" ->
          of("'" + keyword + "'", value);
      case "additionalProperties" -> of("'" + keyword + "'", value);
      case "enum" -> value.isArray() ? Stream.empty() : wrong(keyword, "a list", value);
      case "minimum", "maximum" -> number(keyword, value, value.isNumber());
      case "exclusiveMinimum", "exclusiveMaximum" ->
          number(keyword, value, value.isNumber() || value.isBoolean());
      case "multipleOf" ->
          number(keyword, value, value.isNumber() && value.decimalValue().signum() > 0);
      case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties" ->
          number(keyword, value, isCount(value));
      case "required" ->
          value.isBoolean() || isTexts(value)
              ? Stream.empty()
              : wrong(keyword, "a list of names", value);
      default -> Stream.empty();
    };
  }

  private Stream<String> alternatives(String keyword, JsonNode value) {
    return value.isArray() && !value.isEmpty()
        ? each(keyword, value)
        : wrong(keyword, "a list of schemas", value);
  }

  private Stream<String> each(String keyword, JsonNode schemas) {
    return children(schemas).flatMap(schema -> of("'" + keyword + "'", schema));
  }

  private static Stream<String> number(String keyword, JsonNode value, boolean right) {
    return right ? Stream.empty() : wrong(keyword, "a number that it can be", value);
  }

  private static boolean isCount(JsonNode value) {
    return value.isNumber()
        && value.decimalValue().signum() >= 0
        && value.decimalValue().stripTrailingZeros().scale() <= 0;
  }

  private static boolean isTexts(JsonNode value) {
    return value.isArray() && children(value).allMatch(JsonNode::isTextual);
  }

  private static Stream<String> wrong(String keyword, String wanted, JsonNode value) {
    return Stream.of("a '" + keyword + "' that is not " + wanted + ": " + shown(value));
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }

  private static Stream<JsonNode> children(JsonNode parent) {
    return StreamSupport.stream(parent.spliterator(), false);
  }

  private static Optional<String> type(JsonNode schema) {
    if (!schema.has("type")) {
      return Optional.empty();
    }
    JsonNode type = schema.get("type");
    List<JsonNode> names = type.isArray() ? children(type).toList() : List.of(type);
    if (names.isEmpty()) {
      return Optional.of("a 'type' that is an empty list, which no value can have");
    }
    return names.stream()
        .filter(name -> !name.isTextual() || !TYPES.contains(name.asText()))
        .findFirst()
        .map(SchemaFaults::unknownType);
  }

  private static String unknownType(JsonNode name) {
    String near =
        NearMiss.of(name.asText(), TYPES).map(type -> ", '" + type + "' perhaps").orElse("");
    return "the type "
        + shown(name)
        + ", which JSON Schema doesn't know"
        + near
        + " (it has "
        + String.join(", ", TYPES)
        + ")";
  }

  private Optional<String> reference(JsonNode schema) {
    if (!schema.has("$ref")) {
      return Optional.empty();
    }
    String reference = schema.get("$ref").asText();
    if (References.find(document, reference).isMissingNode()) {
      return Optional.of(
          "a '$ref' to '"
              + reference
              + "', which is not in the schema"
              + (reference.startsWith("#") ? "" : "; nothing is fetched from elsewhere"));
    }
    return References.isEndless(document, schema)
        ? Optional.of("a '$ref' to '" + reference + "' that leads to itself")
        : Optional.empty();
  }

  private static Optional<String> pattern(JsonNode schema) {
    Stream<String> patterns =
        Stream.concat(
            Stream.of(schema.path("pattern")).filter(JsonNode::isTextual).map(JsonNode::asText),
            schema.path("patternProperties").properties().stream().map(entry -> entry.getKey()));
    return patterns.flatMap(pattern -> broken(pattern).stream()).findFirst();
  }

  private static Optional<String> broken(String pattern) {
    try {
      Pattern.compile(pattern);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(
          "a 'pattern' that is no regular expression: '"
              + pattern
              + "' ("
              + e.getDescription()
              + ")");
    }
  }
}
