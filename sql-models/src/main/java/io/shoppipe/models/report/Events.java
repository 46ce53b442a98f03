package io.shoppipe.models.report;

import io.shoppipe.models.graph.FunctionNode;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.OperationNode;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SeedNode;
import io.shoppipe.models.graph.SnapshotNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of nodes as events with dbt's names, and what programs read of them. */
final class Events {
  private Events() {}

  static String name(NodeResult result) {
    Node node = result.node();
    if (result.status() == Status.SKIPPED) {
      return "SkippingDetails";
    }
    if (node instanceof OperationNode) {
      return "LogHookEndLine";
    }
    if (node instanceof SeedNode) {
      return "LogSeedResult";
    }
    if (node instanceof SnapshotNode) {
      return "LogSnapshotResult";
    }
    if (node instanceof FunctionNode) {
      return "LogFunctionResult";
    }
    return node instanceof ModelNode ? "LogModelResult" : "LogTestResult";
  }

  static String level(NodeResult result) {
    return switch (result.status()) {
      case ERROR, FAIL, PARTIAL_SUCCESS -> "error";
      case WARN -> "warn";
      default -> "info";
    };
  }

  /** {@code place} is such as {@code 1 of 28}. */
  static Map<String, @Nullable Object> started(Node node, String place) {
    Map<String, @Nullable Object> data = placed(place);
    data.put("description", Words.node(node));
    data.put("node_info", info(node, "started"));
    return data;
  }

  static Map<String, @Nullable Object> ended(NodeResult result, String place) {
    Map<String, @Nullable Object> data = placed(place);
    data.put("description", Words.node(result.node()));
    data.put("execution_time", result.timing().seconds());
    data.put("status", result.status().word());
    if (result.failures() >= 0) {
      data.put("num_failures", result.failures());
    }
    Map<String, @Nullable Object> info = info(result.node(), result.status().word());
    info.put("node_started_at", result.timing().compileStart().toString());
    info.put("node_finished_at", result.timing().end().toString());
    data.put("node_info", info);
    return data;
  }

  private static Map<String, @Nullable Object> placed(String place) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    String[] words = place.split(" ", -1);
    if (words.length == 3) {
      data.put("index", Integer.valueOf(words[0]));
      data.put("total", Integer.valueOf(words[2]));
    }
    return data;
  }

  private static Map<String, @Nullable Object> info(Node node, String status) {
    Map<String, @Nullable Object> info = new LinkedHashMap<>();
    info.put("node_name", node.name());
    info.put("node_path", node.path());
    info.put("node_status", status);
    info.put("resource_type", node.resourceType());
    info.put("unique_id", node.id());
    info.put("materialized", node.config().text("materialized").orElse(""));
    if (node instanceof RelationNode relation) {
      Map<String, @Nullable Object> place = new LinkedHashMap<>();
      place.put("alias", relation.relation().identifier());
      place.put("database", relation.relation().database());
      place.put("schema", relation.relation().schema());
      place.put("relation_name", relation.relation().toString());
      info.put("materialized", relation.materialized());
      info.put("node_relation", place);
    }
    return info;
  }
}
