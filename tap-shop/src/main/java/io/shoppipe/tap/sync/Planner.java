package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.catalog.Catalog;
import io.shoppipe.singer.catalog.CatalogEntry;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.tap.definition.ChildDefinition;
import io.shoppipe.tap.definition.Definitions;
import io.shoppipe.tap.definition.ReplicationMethod;
import io.shoppipe.tap.definition.StreamDefinition;
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
  private final Problems problems;

  Planner(Catalog catalog, Mapping mapping, StreamSources sources, Problems problems) {
    this.sources = sources;
    this.catalog = catalog;
    this.mapping = mapping;
    this.problems = problems;
  }

  List<FamilyPlan> plan(Definitions definitions) {
    List<String> known = definitions.streamNames();
    mapping.maps().checkStreams(known, problems);
    for (CatalogEntry entry : catalog.streams()) {
      if (!known.contains(entry.tapStreamId()) && entry.selection().stream()) {
        problems.add(
            "catalog: "
                + definitions.origin()
                + " has no stream '"
                + entry.tapStreamId()
                + "'."
                + NearMiss.hint(entry.tapStreamId(), known));
      }
    }
    List<FamilyPlan> families = new ArrayList<>();
    definitions.streams().forEach(stream -> family(stream).ifPresent(families::add));
    return families;
  }

  private Optional<FamilyPlan> family(StreamDefinition definition) {
    Optional<StreamPlan> own =
        stream(definition.id(), definition.schema(), definition.keyProperties());
    Map<ChildDefinition, StreamPlan> children = new LinkedHashMap<>();
    for (ChildDefinition child : definition.children()) {
      stream(child.id(), child.schema(), child.keyProperties())
          .ifPresent(plan -> children.put(child, plan));
    }
    if (own.isEmpty() && children.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FamilyPlan(
            definition,
            sources.source(definition, problems),
            own,
            children,
            replicationKey(definition)));
  }

  private Optional<StreamPlan> stream(String id, ObjectNode declared, List<String> keys) {
    return catalog.stream(id)
        .filter(entry -> entry.selection().stream())
        .map(
            entry -> {
              ObjectNode schema = schema(entry, declared).deepCopy();
              Shaping.removePasswords(schema);
              return new StreamPlan(
                  id,
                  mapping.maps().of(id, schema, keys, problems),
                  entry.selection(),
                  mapping.flattening());
            });
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

  private Optional<String> replicationKey(StreamDefinition definition) {
    Optional<CatalogEntry> entry = catalog.stream(definition.id());
    String method =
        entry.flatMap(CatalogEntry::chosenMethod).orElse(definition.replicationMethod().name());
    if (method.equals(ReplicationMethod.FULL_TABLE.name())) {
      return Optional.empty();
    }
    String where = "catalog: stream '" + definition.id() + "': ";
    if (!method.equals(ReplicationMethod.INCREMENTAL.name())) {
      problems.add(
          where
              + "replication method '"
              + method
              + "' is not known. Use FULL_TABLE or INCREMENTAL.");
      return Optional.empty();
    }
    return incremental(definition, entry.flatMap(CatalogEntry::chosenReplicationKey), where);
  }

  private Optional<String> incremental(
      StreamDefinition definition, Optional<String> chosen, String where) {
    List<String> valid = definition.replicationKeys();
    if (valid.isEmpty()) {
      problems.add(
          where + "INCREMENTAL needs a replication key, and this stream has none. Use FULL_TABLE.");
      return Optional.empty();
    }
    String key = chosen.orElse(valid.get(0));
    if (!valid.contains(key)) {
      problems.add(
          where
              + "'"
              + key
              + "' is no replication key of it. Use "
              + String.join(" or ", valid)
              + ".");
    }
    return Optional.of(key);
  }
}
