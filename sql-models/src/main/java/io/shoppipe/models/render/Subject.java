package io.shoppipe.models.render;

import io.shoppipe.models.graph.FunctionNode;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.models.relation.RelationCache;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which node a template is rendered for. {@code session} is empty while parsing and where nothing
 * may be asked of the warehouse; {@code known} while parsing.
 */
record Subject(
    Phase phase,
    String name,
    List<String> fqn,
    RelationName relation,
    References references,
    ConfigFunction config,
    Map<String, @Nullable Object> configured,
    Optional<Session> session,
    Optional<Known> known) {

  /** The node, once it is parsed, and what the warehouse holds. */
  record Known(Node node, RelationCache existing, Optional<Batch> batch) {}

  /** Whether a node is built anew: its own {@code full_refresh} wins over the command's. */
  static boolean fullRefresh(NodeConfig config, boolean commanded) {
    return config.text("full_refresh").map(text -> text.equalsIgnoreCase("true")).orElse(commanded);
  }

  /** Whether a test's failing rows are kept. */
  boolean storesFailures(boolean commanded) {
    return known
        .filter(found -> found.node() instanceof TestNode)
        .map(found -> ((TestNode) found.node()).storesFailures(commanded))
        .orElse(false);
  }

  /** The function {@code is_incremental}. */
  boolean incremental(boolean fullRefresh) {
    return known
        .filter(found -> found.node() instanceof RelationNode node && incremental(node))
        .filter(found -> found.existing().kind(relation).equals(Optional.of(Relation.Kind.TABLE)))
        .filter(found -> !fullRefresh(found.node().config(), fullRefresh))
        .isPresent();
  }

  private static boolean incremental(RelationNode node) {
    return node.materialized().equals("incremental");
  }

  /** The package it belongs to. */
  String packageName() {
    return fqn.isEmpty() ? "" : fqn.get(0);
  }

  /** The value {@code model}. */
  Map<String, @Nullable Object> model() {
    Map<String, @Nullable Object> model = new LinkedHashMap<>();
    model.put("name", name);
    model.put("fqn", fqn);
    model.put("package_name", fqn.isEmpty() ? "" : fqn.get(0));
    model.put("alias", relation.identifier());
    model.put("schema", relation.schema());
    model.put("database", relation.database());
    model.put("config", configured);
    model.put("resource_type", "model");
    model.put("tags", new NodeConfig(configured).tags());
    known.ifPresent(found -> addKnown(found.node(), model));
    known.flatMap(Known::batch).ifPresent(batch -> model.put("batch", batch.value()));
    return model;
  }

  private static void addKnown(Node node, Map<String, @Nullable Object> model) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>(node.config().values());
    model.put("resource_type", node.resourceType());
    model.put("unique_id", node.id());
    model.put("path", node.path());
    model.put("original_file_path", node.path());
    model.put("config", config);
    model.put("depends_on", Map.of("nodes", node.dependsOn(), "macros", List.of()));
    if (node instanceof ModelNode versioned && versioned.version().isPresent()) {
      model.put("version", versioned.version().get().value());
      model.put("latest_version", versioned.version().get().latest());
    }
    if (node instanceof FunctionNode function) {
      config.put("materialized", "function");
      FunctionValues.add(function, model);
    }
    if (node instanceof RelationNode relation) {
      config.put("materialized", relation.materialized());
      model.put("description", relation.description().text());
      model.put("columns", relation.description().columnMaps());
      model.put("raw_code", relation.code().strip());
      model.put("relation_name", RelationValue.of(relation.relation()).string());
    }
  }
}
