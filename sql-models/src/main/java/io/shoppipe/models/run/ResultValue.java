package io.shoppipe.models.run;

import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.report.NodeResult;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node's result as the hooks at a run's end see it. */
record ResultValue(NodeResult result, Map<String, @Nullable Object> node) implements PythonObject {
  static ResultValue of(NodeResult result) {
    Node node = result.node();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("unique_id", node.id());
    map.put("name", node.name());
    map.put("resource_type", node.resourceType());
    map.put("fqn", node.fqn());
    map.put("package_name", node.fqn().isEmpty() ? "" : node.fqn().get(0));
    map.put("original_file_path", node.path());
    map.put("path", node.path());
    map.put("config", node.config().values());
    map.put("tags", node.config().tags());
    map.put("depends_on", Map.of("nodes", node.dependsOn()));
    if (node instanceof RelationNode relation) {
      map.put("database", relation.relation().database());
      map.put("schema", relation.relation().schema());
      map.put("alias", relation.relation().identifier());
    }
    return new ResultValue(result, map);
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "node" -> node;
      case "status" -> result.status().word();
      case "message" -> result.message();
      case "execution_time" -> result.timing().seconds();
      case "thread_id" -> result.thread();
      case "failures" -> result.failures() < 0 ? null : (Object) result.failures();
      case "timing" -> List.of();
      case "adapter_response" -> Map.of("rows_affected", result.rows());
      case "to_dict" -> (PythonCallable) arguments -> dict();
      default -> MISSING;
    };
  }

  private Map<String, @Nullable Object> dict() {
    Map<String, @Nullable Object> dict = new LinkedHashMap<>();
    for (String key :
        List.of("status", "message", "execution_time", "thread_id", "failures", "node")) {
      dict.put(key, attribute(key));
    }
    return dict;
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    return key instanceof String name ? attribute(name) : MISSING;
  }

  @Override
  public String typeName() {
    return "RunResult";
  }
}
