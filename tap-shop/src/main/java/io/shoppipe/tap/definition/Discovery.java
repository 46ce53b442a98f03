package io.shoppipe.tap.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.catalog.Catalog;
import io.shoppipe.singer.catalog.CatalogEntry;
import io.shoppipe.singer.catalog.Metadata;
import io.shoppipe.singer.json.ExactJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the catalog of what the tap can read. Every property has its metadata, nested ones too,
 * since Meltano would make those without it automatic. The method stands only in the metadata
 * ({@code replication-method}): a value at the entry itself would win over what a user sets there.
 */
public final class Discovery {
  private Discovery() {}

  public static Catalog catalog(Definitions definitions) {
    List<CatalogEntry> entries = new ArrayList<>();
    definitions.streams().forEach(stream -> add(stream, entries));
    return new Catalog(entries);
  }

  private static void add(StreamDefinition stream, List<CatalogEntry> entries) {
    entries.add(entry(stream));
    stream.children().forEach(child -> entries.add(entry(child)));
    stream.fetchedChildren().forEach(child -> add(child, entries));
  }

  private static CatalogEntry entry(StreamDefinition stream) {
    ObjectNode root = root(stream.keyProperties());
    root.put("replication-method", stream.replicationMethod().name());
    stream.parent().ifPresent(parent -> root.put("parent-tap-stream-id", parent.stream()));
    if (!stream.replicationKeys().isEmpty()) {
      root.put("replication-key", stream.replicationKeys().get(0));
      var valid = root.putArray("valid-replication-keys");
      stream.replicationKeys().forEach(valid::add);
    }
    List<String> automatic = new ArrayList<>(stream.keyProperties());
    automatic.addAll(stream.replicationKeys());
    return entry(stream.id(), stream.schema(), stream.keyProperties(), root, automatic);
  }

  private static CatalogEntry entry(ChildDefinition child) {
    ObjectNode root = root(child.keyProperties());
    root.put("parent-tap-stream-id", child.parent());
    return entry(child.id(), child.schema(), child.keyProperties(), root, child.keyProperties());
  }

  private static CatalogEntry entry(
      String id, ObjectNode schema, List<String> keys, ObjectNode root, List<String> automatic) {
    Map<List<String>, JsonNode> metadata = new LinkedHashMap<>();
    metadata.put(Metadata.ROOT, root);
    describe(schema, List.of(), automatic, metadata);
    return new CatalogEntry(id, schema, new Metadata(metadata), CatalogEntry.Own.keys(keys));
  }

  private static ObjectNode root(List<String> keys) {
    ObjectNode root = ExactJson.MAPPER.createObjectNode();
    root.put("inclusion", "available").put("selected-by-default", true);
    var array = root.putArray("table-key-properties");
    keys.forEach(array::add);
    return root;
  }

  private static void describe(
      JsonNode schema,
      List<String> breadcrumb,
      List<String> automatic,
      Map<List<String>, JsonNode> metadata) {
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      List<String> field = new ArrayList<>(breadcrumb);
      field.add("properties");
      field.add(property.getKey());
      boolean kept = breadcrumb.isEmpty() && automatic.contains(property.getKey());
      metadata.put(
          List.copyOf(field),
          ExactJson.MAPPER.createObjectNode().put("inclusion", kept ? "automatic" : "available"));
      describe(property.getValue(), field, automatic, metadata);
    }
  }
}
