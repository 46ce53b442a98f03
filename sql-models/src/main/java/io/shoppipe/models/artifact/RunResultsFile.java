package io.shoppipe.models.artifact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SeedNode;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.models.render.RelationValue;
import io.shoppipe.models.render.RenderScope;
import io.shoppipe.models.report.BatchResults;
import io.shoppipe.models.report.NodeResult;
import io.shoppipe.models.report.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes {@code run_results.json}, version 6 of dbt's schema. */
public final class RunResultsFile {
  private static final String SCHEMA = "https://schemas.getdbt.com/dbt/run-results/v6.json";
  private static final JsonFactory JSON = new JsonFactory();

  private final RenderScope scope;
  private final Map<String, @Nullable Object> arguments;

  /** {@code arguments} are those of the command line, {@code which} among them. */
  public RunResultsFile(RenderScope scope, Map<String, ? extends @Nullable Object> arguments) {
    this.scope = scope;
    this.arguments = Values.map(arguments);
  }

  /** Writes it all; {@code end} is when the last node ended. */
  public void write(OutputStream to, List<NodeResult> results, Instant end) throws IOException {
    try (JsonGenerator out = JSON.createGenerator(to)) {
      Json json = new Json(out);
      out.writeStartObject();
      json.field("metadata", Metadata.of(SCHEMA, scope, end));
      out.writeFieldName("results");
      out.writeStartArray();
      for (NodeResult result : results) {
        json.value(entry(result));
      }
      out.writeEndArray();
      json.field("elapsed_time", Duration.between(scope.startedAt(), end).toMillis() / 1000.0);
      json.field("args", arguments);
      out.writeEndObject();
    }
  }

  private Map<String, @Nullable Object> entry(NodeResult result) {
    NodeResult.Timing timing = result.timing();
    Node node = result.node();
    boolean skipped = result.status() == Status.SKIPPED;
    return Values.of(
        "status", result.status().word(),
        "timing", skipped ? List.of() : steps(timing),
        "thread_id", result.thread(),
        "execution_time", timing.seconds(),
        "adapter_response", response(result),
        "message", result.untold() ? null : result.message(),
        "failures", result.failures() < 0 ? null : result.failures(),
        "unique_id", node.id(),
        "compiled", node instanceof SeedNode ? null : result.compiledSql().isPresent(),
        "compiled_code", result.compiledSql().orElse(null),
        "relation_name", relationName(node, scope.storeFailures()),
        "batch_results", result.batches().map(RunResultsFile::batches).orElse(null));
  }

  /** A test's answer is one row, whatever it says. */
  private Map<String, Object> response(NodeResult result) {
    boolean counted = result.node() instanceof TestNode && result.failures() >= 0;
    return counted ? oneRow(scope).orElseGet(result::adapterResponse) : result.adapterResponse();
  }

  /** What the warehouse says of a query that gave one row, where it says anything. */
  static Optional<Map<String, Object>> oneRow(RenderScope scope) {
    if (!scope.profile().type().equals("postgres")) {
      return Optional.empty();
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("_message", "SELECT 1");
    answer.put("code", "SELECT");
    answer.put("rows_affected", 1);
    return Optional.of(answer);
  }

  private static Map<String, @Nullable Object> batches(BatchResults batches) {
    return Values.of("successful", times(batches.successful()), "failed", times(batches.failed()));
  }

  private static List<List<String>> times(List<BatchResults.Span> spans) {
    return spans.stream()
        .map(
            span ->
                List.of(
                    Moments.aware(span.start().toInstant()), Moments.aware(span.end().toInstant())))
        .toList();
  }

  private static @Nullable String relationName(Node node, boolean storing) {
    if (node instanceof TestNode test) {
      return test.storesFailures(storing) ? RelationValue.of(test.relation()).string() : null;
    }
    return node instanceof RelationNode model && !(node instanceof SeedNode)
        ? RelationValue.of(model.relation()).string()
        : null;
  }

  private static List<Map<String, @Nullable Object>> steps(NodeResult.Timing timing) {
    return List.of(
        step("compile", timing.compileStart(), timing.executeStart()),
        step("execute", timing.executeStart(), timing.end()));
  }

  static Map<String, @Nullable Object> step(String name, Instant start, Instant end) {
    return Values.of(
        "name", name, "started_at", Moments.text(start), "completed_at", Moments.text(end));
  }
}
