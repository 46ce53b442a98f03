package io.shoppipe.models.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.render.RelationValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of {@code run_results.json}, version 6 of dbt's schema. */
public final class RunResultsFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String SCHEMA = "https://schemas.getdbt.com/dbt/run-results/v6.json";

  private RunResultsFile() {}

  /** What the file says of the run as a whole; {@code command} such as {@code build}. */
  public record Run(
      String command, String invocationId, String version, Instant startedAt, Instant endedAt) {}

  public static String text(Run run, List<NodeResult> results) {
    ObjectNode root = MAPPER.createObjectNode();
    ObjectNode metadata = root.putObject("metadata");
    metadata.put("dbt_schema_version", SCHEMA);
    metadata.put("dbt_version", run.version());
    metadata.put("generated_at", run.endedAt().toString());
    metadata.put("invocation_id", run.invocationId());
    metadata.put("invocation_started_at", run.startedAt().toString());
    metadata.putObject("env");
    ArrayNode list = root.putArray("results");
    results.forEach(result -> add(list.addObject(), result));
    root.put("elapsed_time", Duration.between(run.startedAt(), run.endedAt()).toMillis() / 1000.0);
    root.putObject("args").put("which", run.command());
    try {
      return MAPPER.writeValueAsString(root);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of plain values is always JSON", impossible);
    }
  }

  private static void add(ObjectNode json, NodeResult result) {
    NodeResult.Timing timing = result.timing();
    json.put("status", result.status().word());
    ArrayNode timings = json.putArray("timing");
    if (result.status() != Status.SKIPPED) {
      step(timings.addObject(), "compile", timing.compileStart(), timing.executeStart());
      step(timings.addObject(), "execute", timing.executeStart(), timing.end());
    }
    json.put("thread_id", result.thread());
    json.put("execution_time", timing.seconds());
    ObjectNode answer = json.putObject("adapter_response");
    if (result.status() == Status.SUCCESS) {
      answer.put("_message", result.message()).put("rows_affected", result.rows());
    }
    boolean passed = result.status() == Status.PASS;
    json.put("message", passed ? (@Nullable String) null : result.message());
    json.put("failures", result.failures() < 0 ? (@Nullable Long) null : (Long) result.failures());
    json.put("unique_id", result.node().id());
    json.put("compiled", result.compiledSql().isPresent());
    json.put("compiled_code", result.compiledSql().orElse(null));
    json.put(
        "relation_name",
        result.node() instanceof RelationNode model
            ? RelationValue.of(model.relation()).string()
            : null);
    json.putNull("batch_results");
  }

  private static void step(ObjectNode json, String name, Instant start, Instant end) {
    json.put("name", name);
    json.put("started_at", start.toString());
    json.put("completed_at", end.toString());
  }
}
