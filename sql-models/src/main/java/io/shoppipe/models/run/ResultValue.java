package io.shoppipe.models.run;

import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.report.NodeResult;
import io.shoppipe.models.report.Status;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.datetime.JavaTimes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node's result as the hooks at a run's end see it. */
record ResultValue(NodeResult result, Map<String, @Nullable Object> node) implements PythonObject {
  /** {@code entry} is the node as {@code graph.nodes} has it. */
  static ResultValue of(NodeResult result, Map<?, ?> entry) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    entry.forEach((key, value) -> map.put(String.valueOf(key), value));
    map.putIfAbsent("unique_id", result.node().id());
    map.putIfAbsent("name", result.node().name());
    map.putIfAbsent("resource_type", result.node().resourceType());
    map.putIfAbsent("fqn", result.node().fqn());
    map.putIfAbsent("config", result.node().config().values());
    map.put("compiled", result.compiledSql().isPresent());
    map.put("compiled_code", result.compiledSql().orElse(null));
    return new ResultValue(result, map);
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "node" -> node;
      case "status" -> result.status().word();
      case "message" -> result.untold() ? null : result.message();
      case "execution_time" -> result.timing().seconds();
      case "thread_id" -> result.thread();
      case "failures" -> result.failures() < 0 ? null : (Object) result.failures();
      case "timing" -> timing();
      case "adapter_response" -> result.adapterResponse();
      case "batch_results" -> null;
      case "unique_id" -> result.node().id();
      case "relation_name" ->
          result.node() instanceof RelationNode ? node.get("relation_name") : null;
      case "to_dict" -> (PythonCallable) arguments -> dict();
      default -> MISSING;
    };
  }

  private List<Object> timing() {
    NodeResult.Timing timing = result.timing();
    if (result.status() == Status.SKIPPED) {
      return List.of();
    }
    return List.of(
        step("compile", timing.compileStart(), timing.executeStart()),
        step("execute", timing.executeStart(), timing.end()));
  }

  private static Map<String, @Nullable Object> step(String name, Instant start, Instant end) {
    Map<String, @Nullable Object> step = new LinkedHashMap<>();
    step.put("name", name);
    step.put("started_at", JavaTimes.value(LocalDateTime.ofInstant(start, ZoneOffset.UTC)));
    step.put("completed_at", JavaTimes.value(LocalDateTime.ofInstant(end, ZoneOffset.UTC)));
    return step;
  }

  private Map<String, @Nullable Object> dict() {
    Map<String, @Nullable Object> dict = new LinkedHashMap<>();
    for (String key :
        List.of(
            "status",
            "timing",
            "thread_id",
            "execution_time",
            "adapter_response",
            "message",
            "failures",
            "node",
            "unique_id",
            "batch_results")) {
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
