package io.shoppipe.target.record;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What {@code $ref} leads to; only places of the same document are known. Pure. */
final class References {
  /** Keywords whose schemas judge the same value. */
  private static final List<String> IN_PLACE =
      List.of("anyOf", "oneOf", "allOf", "not", "if", "then", "else");

  private References() {}

  /** Missing where it leads nowhere. {@code #}: the document; a bare name: one of {@code $defs}. */
  static JsonNode find(JsonNode document, String reference) {
    if (!reference.startsWith("#")) {
      return document.path("$defs").path(reference);
    }
    try {
      return document.at(JsonPointer.compile(pointer(reference)));
    } catch (IllegalArgumentException e) {
      return MissingNode.getInstance();
    }
  }

  /** Whether a value is to be judged by a schema that asks for itself, without end. */
  static boolean isEndless(JsonNode document, JsonNode schema) {
    return endless(document, schema, new HashSet<>());
  }

  private static boolean endless(JsonNode document, JsonNode schema, Set<String> way) {
    if (schema.isArray()) {
      for (JsonNode each : schema) {
        if (endless(document, each, way)) {
          return true;
        }
      }
      return false;
    }
    if (!schema.isObject()) {
      return false;
    }
    String reference = schema.path("$ref").asText("");
    if (!reference.isEmpty()) {
      boolean again = !way.add(reference);
      boolean found = again || endless(document, find(document, reference), way);
      way.remove(reference);
      return found;
    }
    return IN_PLACE.stream().anyMatch(keyword -> endless(document, schema.path(keyword), way));
  }

  /** The same in the one way that every reader of URLs takes alike. */
  static String written(String reference) {
    String pointer = reference.startsWith("#") ? pointer(reference) : "/$defs/" + reference;
    return "#" + pointer.replace("%", "%25").replace("+", "%2B").replace(" ", "%20");
  }

  /** A fragment may be written as in a URL. */
  private static String pointer(String reference) {
    return URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
