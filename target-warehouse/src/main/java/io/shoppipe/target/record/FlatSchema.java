package io.shoppipe.target.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A record's schema with all its properties in one place, wherever it has them: beside {@code
 * properties}, behind a {@code $ref}, in {@code allOf}, or in alternatives, of which those that
 * name a field tell its type. What judges the record as a whole stays. Pure.
 */
public final class FlatSchema {
  private static final String ALL = "allOf";
  private static final String REFERENCE = "$ref";
  private static final List<String> EACH = List.of("anyOf", "oneOf");
  private static final List<String> MAYBE = List.of("then", "else");

  /** Keywords of a part that has nothing to say once its properties stand among the others. */
  private static final Set<String> TOLD =
      Set.of(
          "type", "properties", "required", "title", "description", "$comment", "$id", "$schema");

  /** Keywords that judge nothing, beside a reference. */
  private static final Set<String> BESIDE =
      Set.of(
          REFERENCE, "title", "description", "$comment", "$id", "$schema", "definitions", "$defs");

  /** How far references are followed to see what a part says. */
  private static final int FARTHEST = 20;

  private final JsonNode document;
  private final Map<String, JsonNode> properties = new LinkedHashMap<>();
  private final Map<String, JsonNode> maybe = new LinkedHashMap<>();
  private final Set<String> required = new LinkedHashSet<>();
  private final Set<String> way = new HashSet<>();

  private FlatSchema(JsonNode document) {
    this.document = document;
  }

  /** The same schema, itself where all its properties are in their place already. */
  public static JsonNode of(JsonNode schema) {
    JsonNode document = inlined(schema);
    boolean flat =
        !document.has(REFERENCE)
            && !document.has(ALL)
            && EACH.stream().noneMatch(document::has)
            && MAYBE.stream().noneMatch(document::has);
    return flat || !document.isObject() ? document : new FlatSchema(document).flat();
  }

  /** A schema that says all by a reference becomes what that leads to; its definitions stay. */
  private static JsonNode inlined(JsonNode schema) {
    JsonNode inlined = schema;
    for (int i = 0; i < FARTHEST && inlined.has(REFERENCE) && saysNoMore(inlined); i++) {
      ObjectNode meant = inlined.deepCopy();
      String reference = meant.remove(REFERENCE).asText();
      References.find(schema, reference)
          .properties()
          .forEach(entry -> meant.putIfAbsent(entry.getKey(), entry.getValue()));
      inlined = meant;
    }
    return inlined;
  }

  private static boolean saysNoMore(JsonNode schema) {
    return schema.properties().stream()
        .map(Map.Entry::getKey)
        .allMatch(keyword -> BESIDE.contains(keyword) || keyword.startsWith("x-"));
  }

  private JsonNode flat() {
    all(document);
    maybe.forEach(properties::putIfAbsent);
    ObjectNode flat = document.deepCopy();
    ArrayNode rest = flat.arrayNode();
    for (JsonNode part : document.path(ALL)) {
      keep(part, rest);
    }
    if (flat.has(REFERENCE)) {
      keep(flat.objectNode().set(REFERENCE, flat.remove(REFERENCE)), rest);
    }
    flat.remove(ALL);
    if (!rest.isEmpty()) {
      flat.set(ALL, rest);
    }
    flat.putObject("properties").setAll(properties);
    if (!required.isEmpty()) {
      ArrayNode names = flat.putArray("required");
      required.forEach(names::add);
    }
    return flat;
  }

  /** Keeps a part that says more than its properties. */
  private void keep(JsonNode part, ArrayNode rest) {
    JsonNode meant = part;
    for (int i = 0; i < FARTHEST && meant.size() == 1 && meant.has(REFERENCE); i++) {
      meant = referred(meant);
    }
    boolean told = meant.isObject();
    for (var entry : meant.properties()) {
      told &= TOLD.contains(entry.getKey());
    }
    if (!told) {
      rest.add(part);
    }
  }

  /** The record must fit the schema: its properties count, and so do those of its parts. */
  private void all(JsonNode schema) {
    schema.path("properties").properties().forEach(p -> both(p.getKey(), p.getValue()));
    if (schema.path("required").isArray()) {
      schema.path("required").forEach(name -> required.add(name.asText()));
    }
    follow(schema, () -> all(referred(schema)));
    schema.path(ALL).forEach(this::all);
    alternatives(schema);
  }

  /** The record may fit the schema. */
  private void some(JsonNode schema) {
    schema.path("properties").properties().forEach(p -> either(p.getKey(), p.getValue()));
    follow(schema, () -> some(referred(schema)));
    schema.path(ALL).forEach(this::some);
    alternatives(schema);
  }

  private void alternatives(JsonNode schema) {
    EACH.forEach(keyword -> schema.path(keyword).forEach(this::some));
    MAYBE.stream().filter(schema::has).forEach(keyword -> some(schema.get(keyword)));
  }

  private JsonNode referred(JsonNode schema) {
    return References.find(document, schema.path(REFERENCE).asText());
  }

  /** Goes where the schema's reference leads, but in no circle. */
  private void follow(JsonNode schema, Runnable on) {
    String reference = schema.path(REFERENCE).asText("");
    if (!reference.isEmpty() && way.add(reference)) {
      on.run();
      way.remove(reference);
    }
  }

  private void both(String name, JsonNode schema) {
    properties.merge(name, schema, (one, other) -> joined(ALL, one, other));
  }

  private void either(String name, JsonNode schema) {
    maybe.merge(name, schema, (one, other) -> joined("anyOf", one, other));
  }

  private JsonNode joined(String keyword, JsonNode one, JsonNode other) {
    if (one.equals(other)) {
      return one;
    }
    ObjectNode both = ((ObjectNode) document).objectNode();
    if (one.path("description").isTextual()) {
      both.set("description", one.get("description"));
    }
    both.putArray(keyword).add(one).add(other);
    return both;
  }
}
