package io.shoppipe.target.record;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code $ref} leads to; only places of the same document are known. Pure. */
final class References {
  /** Keywords whose schemas judge the same value. */
  private static final List<String> IN_PLACE =
      List.of("anyOf", "oneOf", "allOf", "not", "if", "then", "else");

  private static final JsonPointer DEFINITIONS = JsonPointer.compile("/$defs");

  private References() {}

  /** Missing where it leads nowhere. */
  static JsonNode find(JsonNode document, String reference) {
    JsonPointer place = place(document, reference);
    return place == null ? MissingNode.getInstance() : document.at(place);
  }

  /**
   * {@code #}: the document; a pointer; the name or the address that a part gives itself; a bare
   * name: one of {@code $defs}.
   */
  private static @Nullable JsonPointer place(JsonNode document, String reference) {
    int hash = reference.indexOf('#');
    String address = hash < 0 ? reference : reference.substring(0, hash);
    String fragment = hash < 0 ? "" : unescaped(reference.substring(hash + 1));
    JsonPointer base =
        address.isEmpty() ? JsonPointer.empty() : named(document, address, JsonPointer.empty());
    if (base == null) {
      return hash < 0 && document.path("$defs").has(reference)
          ? DEFINITIONS.appendProperty(reference)
          : null;
    }
    return fragment.isEmpty() || fragment.startsWith("/")
        ? base.append(JsonPointer.compile(fragment))
        : named(document, "#" + fragment, JsonPointer.empty());
  }

  /** Where the part is that calls itself so; null where there is none. */
  private static @Nullable JsonPointer named(JsonNode part, String name, JsonPointer at) {
    if (Stream.of("$id", "id").anyMatch(k -> same(part.path(k).asText(), name))
        || name.equals("#" + part.path("$anchor").asText())) {
      return at;
    }
    for (var entry : part.properties()) {
      JsonPointer found = named(entry.getValue(), name, at.appendProperty(entry.getKey()));
      if (found != null) {
        return found;
      }
    }
    for (int i = 0; part.isArray() && i < part.size(); i++) {
      JsonPointer found = named(part.get(i), name, at.appendIndex(i));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean same(String id, String name) {
    return id.equals(name) || (!name.startsWith("#") && id.equals(name + "#"));
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
  static String written(JsonNode document, String reference) {
    JsonPointer place = place(document, reference);
    String pointer = place == null ? reference : place.toString();
    return "#" + pointer.replace("%", "%25").replace("+", "%2B").replace(" ", "%20");
  }

  /** A fragment may be written as in a URL. */
  private static String unescaped(String fragment) {
    try {
      return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return fragment;
    }
  }
}
