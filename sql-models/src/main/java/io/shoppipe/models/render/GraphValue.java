package io.shoppipe.models.render;

import io.shoppipe.models.graph.AnalysisNode;
import io.shoppipe.models.graph.ExposureNode;
import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The value {@code graph}: the project's nodes, sources and exposures by id, as mappings. Made when
 * it is first asked for. Thread-safe.
 */
final class GraphValue implements PythonObject {
  private static final Set<String> EMPTY =
      Set.of("metrics", "groups", "semantic_models", "saved_queries");

  private final ModelGraph graph;
  private @Nullable Map<String, Object> sections;

  GraphValue(ModelGraph graph) {
    this.graph = graph;
  }

  ModelGraph graph() {
    return graph;
  }

  /** What {@code graph.nodes} holds of a node; nothing where it is no part of the graph. */
  Map<?, ?> node(String id) {
    return sections().get("nodes") instanceof Map<?, ?> nodes
            && nodes.get(id) instanceof Map<?, ?> entry
        ? entry
        : Map.of();
  }

  @Override
  public @Nullable Object attribute(String name) {
    Map<String, Object> known = sections();
    return switch (name) {
      case "keys" -> (PythonCallable) arguments -> List.copyOf(known.keySet());
      case "get" ->
          (PythonCallable) arguments -> known.get(String.valueOf(arguments.positional().get(0)));
      default -> known.getOrDefault(name, MISSING);
    };
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    return key instanceof String name ? sections().getOrDefault(name, MISSING) : MISSING;
  }

  @Override
  public boolean mapping() {
    return true;
  }

  @Override
  public String typeName() {
    return "dict";
  }

  private synchronized Map<String, Object> sections() {
    Map<String, Object> known = sections;
    if (known == null) {
      known = new TreeMap<>();
      Map<String, Object> nodes = new LinkedHashMap<>();
      Map<String, Object> sources = new LinkedHashMap<>();
      Map<String, Object> exposures = new LinkedHashMap<>();
      for (Node node : graph.nodes()) {
        boolean source = node instanceof SourceNode;
        (source ? sources : node instanceof ExposureNode ? exposures : nodes)
            .put(node.id(), entry(node));
      }
      known.put("nodes", nodes);
      known.put("sources", sources);
      known.put("exposures", exposures);
      for (String none : EMPTY) {
        known.put(none, Map.of());
      }
      sections = known;
    }
    return known;
  }

  private static Map<String, @Nullable Object> entry(Node node) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("unique_id", node.id());
    entry.put("name", node.name());
    entry.put("resource_type", node.resourceType());
    entry.put("package_name", node.fqn().get(0));
    entry.put("path", node.path().substring(node.path().indexOf('/') + 1));
    entry.put("original_file_path", node.path());
    entry.put("fqn", node.fqn());
    entry.put("tags", node.config().tags());
    Object meta = node.config().values().get("meta");
    entry.put("meta", meta == null ? Map.of() : meta);
    Map<String, @Nullable Object> config = new LinkedHashMap<>(node.config().values());
    config.putIfAbsent("enabled", true);
    entry.put("config", config);
    entry.put("depends_on", Map.of("nodes", node.dependsOn(), "macros", List.of()));
    special(node, entry, config);
    return entry;
  }

  private static void special(
      Node node, Map<String, @Nullable Object> entry, Map<String, @Nullable Object> config) {
    if (node instanceof RelationNode relation) {
      config.put("materialized", relation.materialized());
      place(entry, relation.relation());
      entry.put("alias", relation.relation().identifier());
      entry.put("description", relation.description().text());
      entry.put("columns", relation.description().columnMaps());
      entry.put("raw_code", relation.code().strip());
    }
    if (node instanceof ModelNode model) {
      entry.put("access", model.access());
      entry.put("version", model.version().map(own -> own.value()).orElse(null));
    }
    if (node instanceof SourceNode source) {
      place(entry, source.relation());
      entry.put("source_name", source.source());
      entry.put("identifier", source.relation().identifier());
    }
    if (node instanceof TestNode test) {
      config.put("materialized", "test");
      entry.put("attached_node", test.generic().map(TestNode.Generic::attachedTo).orElse(null));
    }
    if (node instanceof AnalysisNode analysis) {
      entry.put("raw_code", analysis.code());
    }
    if (node instanceof ExposureNode exposure) {
      entry.put("description", exposure.description());
      exposure.properties().forEach(entry::putIfAbsent);
    }
  }

  private static void place(Map<String, @Nullable Object> entry, RelationName name) {
    entry.put("database", name.database());
    entry.put("schema", name.schema());
    entry.put("relation_name", RelationValue.of(name).string());
  }
}
