package io.shoppipe.models.run;

import io.shoppipe.models.graph.OperationNode;
import io.shoppipe.models.relation.RelationCache;
import io.shoppipe.models.render.Compiler;
import io.shoppipe.models.report.NodeResult;
import io.shoppipe.models.report.Status;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs one macro by itself: {@code run-operation}. */
public final class Operation {
  private final Execution.Parts parts;

  public Operation(Execution.Parts parts) {
    this.parts = parts;
  }

  public NodeResult run(String macro, Map<String, @Nullable Object> arguments) {
    String project = parts.scope().projectName();
    String name = macro.substring(macro.lastIndexOf('.') + 1);
    OperationNode node =
        new OperationNode(
            "macro." + project + "." + name,
            name,
            List.of(project, name),
            "run-operation",
            "",
            List.of());
    Instant start = parts.clock().instant();
    try (Session session = parts.warehouse().open()) {
      compiler().compile(node, session, Map.of()).scope().macro(macro, arguments);
      return result(node, Status.SUCCESS, "", start);
    } catch (SingerException failed) {
      return result(node, Status.ERROR, failed.getMessage(), start);
    }
  }

  private Compiler compiler() {
    return new Compiler(
        parts.scope(),
        parts.macros(),
        parts.project().graph(),
        parts.project().index(),
        new RelationCache(parts.warehouse().dialect().capabilities()));
  }

  private NodeResult result(
      OperationNode node, Status status, @Nullable String message, Instant start) {
    return new NodeResult(
        node,
        status,
        String.valueOf(message),
        -1,
        0,
        Optional.empty(),
        new NodeResult.Timing(start, start, parts.clock().instant()),
        "MainThread");
  }
}
