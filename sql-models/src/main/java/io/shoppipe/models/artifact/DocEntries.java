package io.shoppipe.models.artifact;

import io.shoppipe.models.graph.DocBlock;
import io.shoppipe.models.graph.ExposureNode;
import io.shoppipe.models.graph.Group;
import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.parse.Documentation;
import io.shoppipe.models.parse.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the manifest holds beside nodes: docs blocks, exposures, groups. */
final class DocEntries {
  private DocEntries() {}

  /** By id; dbt's pages begin with a block that is ours where the project has none. */
  static Map<String, @Nullable Object> docs(Documentation documentation) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put(OverviewDoc.ID, OverviewDoc.entry());
    for (DocBlock block : documentation.blocks().all()) {
      all.put(
          block.id(),
          Values.of(
              "name", block.name(),
              "resource_type", "doc",
              "package_name", block.packageName(),
              "path", block.path().substring(block.path().indexOf('/') + 1),
              "original_file_path", block.path(),
              "unique_id", block.id(),
              "block_contents", block.text()));
    }
    return all;
  }

  static Map<String, @Nullable Object> exposure(
      ExposureNode node, Origin origin, double createdAt) {
    Map<String, @Nullable Object> given = node.properties();
    Map<String, @Nullable Object> meta = Values.map(node.config().values().get("meta"));
    Map<String, @Nullable Object> config =
        Values.of("enabled", true, "tags", node.config().tags(), "meta", meta);
    Map<String, @Nullable Object> owner = Values.of("email", null, "name", null);
    owner.putAll(Values.map(given.get("owner")));
    Map<String, @Nullable Object> entry =
        Values.of(
            "name", node.name(),
            "resource_type", "exposure",
            "package_name", node.fqn().get(0),
            "path", origin.file().inFolder(),
            "original_file_path", node.path(),
            "unique_id", node.id(),
            "fqn", node.fqn(),
            "type", given.get("type"),
            "owner", owner,
            "description", node.description(),
            "label", given.get("label"),
            "maturity", given.get("maturity"),
            "meta", meta,
            "tags", node.config().tags(),
            "config", config,
            "unrendered_config", node.config().values(),
            "url", given.get("url"));
    entry.putAll(NodeEntry.references(node, origin));
    entry.remove("functions");
    entry.put("created_at", createdAt);
    return entry;
  }

  static Map<String, @Nullable Object> groups(Documentation documentation) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    for (Group group : documentation.groups()) {
      Map<String, @Nullable Object> owner = Values.of("email", null, "name", null);
      owner.putAll(Values.map(group.properties().get("owner")));
      Map<String, @Nullable Object> config = Values.map(group.properties().get("config"));
      all.put(
          group.id(),
          Values.of(
              "name", group.name(),
              "resource_type", "group",
              "package_name", group.packageName(),
              "path", group.path().substring(group.path().indexOf('/') + 1),
              "original_file_path", group.path(),
              "unique_id", group.id(),
              "owner", owner,
              "description", group.properties().get("description"),
              "config", Values.of("meta", Values.map(config.get("meta")))));
    }
    return all;
  }

  /** The members of each group, by its name. */
  static Map<String, List<String>> members(Documentation documentation, ModelGraph graph) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    documentation.groups().forEach(group -> all.put(group.name(), new ArrayList<>()));
    for (Node node : graph.nodes(RelationNode.class)) {
      node.config()
          .text("group")
          .ifPresent(group -> all.computeIfAbsent(group, name -> new ArrayList<>()).add(node.id()));
    }
    return all;
  }
}
