package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.catalog.Catalog;
import io.shoppipe.singer.catalog.CatalogEntry;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.tap.definition.ChildDefinition;
import io.shoppipe.tap.definition.Definitions;
import io.shoppipe.tap.definition.StreamDefinition;
import io.shoppipe.tap.settings.TapSettings;
import io.shoppipe.tap.source.Shaping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a catalog into plans, and finds everything that is wrong with it before a record is read.
 */
final class Planner {
  private final Catalog catalog;
  private final Mapping mapping;
  private final StreamSources sources;
  private final MethodChoice methods;
  private final Problems problems;

  Planner(
      Catalog catalog,
      Mapping mapping,
      StreamSources sources,
      TapSettings settings,
      Problems problems) {
    this.catalog = catalog;
    this.mapping = mapping;
    this.sources = sources;
    this.methods = new MethodChoice(catalog, settings.lookback(), problems);
    this.problems = problems;
  }

  List<FamilyPlan> plan(Definitions definitions) {
    List<String> known = definitions.streamNames();
    mapping.maps().checkStreams(known, problems);
    for (CatalogEntry entry : catalog.streams()) {
      boolean selected = entry.selection(List.of()).stream();
      if (!known.contains(entry.tapStreamId()) && selected) {
        problems.add(
            "catalog: "
                + definitions.origin()
                + " has no stream '"
                + entry.tapStreamId()
                + "'."
                + NearMiss.hint(entry.tapStreamId(), known));
      }
    }
    return families(definitions.streams());
  }

  private List<FamilyPlan> families(List<StreamDefinition> streams) {
    List<FamilyPlan> families = new ArrayList<>();
    streams.forEach(stream -> family(stream).ifPresent(families::add));
    return families;
  }

  private Optional<FamilyPlan> family(StreamDefinition definition) {
    FamilyPlan.Method method = methods.of(definition);
    Optional<StreamPlan> own =
        stream(
            definition.id(),
            definition.schema(),
            definition.keyProperties(),
            method.replication().map(Replication::key).stream().toList());
    Map<ChildDefinition, StreamPlan> children = new LinkedHashMap<>();
    for (ChildDefinition child : definition.children()) {
      stream(child.id(), child.schema(), child.keyProperties(), List.of())
          .ifPresent(plan -> children.put(child, plan));
    }
    List<FamilyPlan> fetched = families(definition.fetchedChildren());
    if (own.isEmpty() && children.isEmpty() && fetched.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FamilyPlan(
            definition, sources.source(definition, problems), own, children, fetched, method));
  }

  /** {@code automatic} are fields that are sent in any case, beside the key. */
  private Optional<StreamPlan> stream(
      String id, ObjectNode declared, List<String> declaredKeys, List<String> automatic) {
    Optional<CatalogEntry> found = catalog.stream(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    CatalogEntry entry = found.get();
    List<String> keys = entry.chosenKeys().isEmpty() ? declaredKeys : entry.chosenKeys();
    List<String> always = new ArrayList<>(keys);
    always.addAll(automatic);
    if (!entry.selection(always).stream()) {
      return Optional.empty();
    }
    ObjectNode schema = schema(entry, declared).deepCopy();
    Shaping.removePasswords(schema);
    if (!keys.equals(declaredKeys)) {
      checkKeys(id, keys, schema);
    }
    return Optional.of(
        new StreamPlan(
            id,
            mapping.maps().of(id, schema, keys, problems),
            entry.selection(always),
            mapping.flattening()));
  }

  private void checkKeys(String id, List<String> keys, ObjectNode schema) {
    for (String key : keys) {
      if (!schema.path("properties").has(key)) {
        List<String> known = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(known::add);
        problems.add(
            "catalog: stream '"
                + id
                + "': its key '"
                + key
                + "' is not among the schema's properties."
                + NearMiss.hint(key, known));
      }
    }
  }

  /** The catalog's schema goes before ours, since a user may have changed it. */
  private static ObjectNode schema(CatalogEntry entry, ObjectNode declared) {
    if (!entry.schema().path("properties").isObject()) {
      return declared;
    }
    ObjectNode schema = entry.schema().deepCopy();
    if (declared.has("x-singer-parent")) {
      schema.set("x-singer-parent", declared.get("x-singer-parent"));
    }
    return schema;
  }
}
