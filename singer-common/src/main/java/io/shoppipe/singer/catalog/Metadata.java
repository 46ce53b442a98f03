package io.shoppipe.singer.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.json.ExactJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A stream's metadata by breadcrumb: {@code []} is the stream, {@code [properties, a]} a field.
 * Immutable.
 */
public final class Metadata {
  /** The stream's own breadcrumb. */
  public static final List<String> ROOT = List.of();

  private final Map<List<String>, JsonNode> entries;

  public Metadata(Map<List<String>, ? extends JsonNode> entries) {
    this.entries = new LinkedHashMap<>(entries);
  }

  /** Reads the catalog's form: an array of {@code {breadcrumb, metadata}}. */
  static Metadata parse(JsonNode array) {
    Map<List<String>, JsonNode> entries = new LinkedHashMap<>();
    for (JsonNode entry : array) {
      List<String> breadcrumb = new ArrayList<>();
      entry.path("breadcrumb").forEach(name -> breadcrumb.add(name.asText()));
      entries.put(List.copyOf(breadcrumb), entry.path("metadata"));
    }
    return new Metadata(entries);
  }

  JsonNode toJson() {
    var array = ExactJson.MAPPER.createArrayNode();
    entries.forEach(
        (breadcrumb, metadata) -> {
          ObjectNode entry = array.addObject();
          var names = entry.putArray("breadcrumb");
          breadcrumb.forEach(names::add);
          entry.set("metadata", metadata);
        });
    return array;
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** All that have an entry. */
  Set<List<String>> breadcrumbs() {
    return entries.keySet();
  }

  public boolean has(List<String> breadcrumb) {
    return entries.containsKey(breadcrumb);
  }

  /** The value of a key at a breadcrumb; a missing node where there is none. */
  public JsonNode value(List<String> breadcrumb, String key) {
    return entries.getOrDefault(breadcrumb, MissingNode.getInstance()).path(key);
  }

  /** The stream's own value of a key, as text. */
  public Optional<String> text(String key) {
    JsonNode value = value(ROOT, key);
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }

  /** The stream's own value of a key, as texts; none where it is no list. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    value(ROOT, key).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** A boolean, which old catalogs write as a text. */
  static Optional<Boolean> flag(JsonNode value) {
    boolean said = value.isBoolean() || value.isTextual();
    return said ? Optional.of(value.asText().equalsIgnoreCase("true")) : Optional.empty();
  }
}
