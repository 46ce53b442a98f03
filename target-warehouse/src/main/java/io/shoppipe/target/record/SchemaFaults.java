package io.shoppipe.target.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds what no record could be held against: a reference that leads nowhere or out of the
 * document, a pattern that is no regular expression.
 */
public final class SchemaFaults {
  private static final List<String> SCHEMAS_BY_NAME =
      List.of("properties", "patternProperties", "definitions", "$defs");

  private final JsonNode document;

  private SchemaFaults(JsonNode document) {
    this.document = document;
  }

  /** The first fault of a SCHEMA message's schema, in words that go on after "has". */
  public static Optional<String> first(JsonNode document) {
    return new SchemaFaults(document).of(document).findFirst();
  }

  private Stream<String> of(JsonNode schema) {
    if (schema.isArray()) {
      return children(schema).flatMap(this::of);
    }
    Stream<String> own = Stream.of(reference(schema), pattern(schema)).flatMap(Optional::stream);
    return Stream.concat(
        own, schema.properties().stream().flatMap(e -> part(e.getKey(), e.getValue())));
  }

  /** Only keywords that hold schemas: a constant or an example may be anything. */
  private Stream<String> part(String keyword, JsonNode value) {
    if (SCHEMAS_BY_NAME.contains(keyword)) {
      return children(value).flatMap(this::of);
    }
    return switch (keyword) {
      case "items", "anyOf", "oneOf", "allOf", "not", "if", "then", "else", "contains" -> of(value);
      case "additionalProperties", "additionalItems", "propertyNames" -> of(value);
      default -> Stream.empty();
    };
  }

  private static Stream<JsonNode> children(JsonNode parent) {
    return StreamSupport.stream(parent.spliterator(), false);
  }

  private Optional<String> reference(JsonNode schema) {
    String reference = schema.path("$ref").asText("#");
    boolean found =
        reference.equals("#")
            || (reference.startsWith("#/") && !at(reference).isMissingNode())
            || (!reference.startsWith("#") && document.path("$defs").has(reference));
    return found
        ? Optional.empty()
        : Optional.of("a '$ref' to '" + reference + "', which is not in the schema");
  }

  private JsonNode at(String reference) {
    return document.at(reference.substring(1));
  }

  private static Optional<String> pattern(JsonNode schema) {
    if (!schema.path("pattern").isTextual()) {
      return Optional.empty();
    }
    String pattern = schema.path("pattern").asText();
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
