package io.shoppipe.models.run;

import io.shoppipe.models.connection.TracedSession;
import io.shoppipe.models.graph.OperationNode;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.report.NodeResult;
import io.shoppipe.models.report.Status;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs {@code on-run-start} and {@code on-run-end}: after one that fails the rest is skipped. */
final class ProjectHooks {
  private final Setup setup;
  private final Warehouse warehouse;

  ProjectHooks(Setup setup, Warehouse warehouse) {
    this.setup = setup;
    this.warehouse = warehouse;
  }

  List<NodeResult> start(List<OperationNode> hooks) {
    return run(hooks, Map.of());
  }

  /** The hooks at the end see what came of the nodes. */
  List<NodeResult> end(List<OperationNode> hooks, List<NodeResult> results) {
    Set<String> schemas = new LinkedHashSet<>();
    Set<List<String>> databaseSchemas = new LinkedHashSet<>();
    for (NodeResult result : results) {
      if (result.node() instanceof RelationNode node && result.status() == Status.SUCCESS) {
        RelationName name = node.relation();
        schemas.add(name.schema());
        databaseSchemas.add(List.of(name.database(), name.schema()));
      }
    }
    Map<String, @Nullable Object> seen = new LinkedHashMap<>();
    seen.put(
        "results",
        results.stream()
            .map(result -> ResultValue.of(result, setup.compiler().entry(result.node())))
            .toList());
    seen.put("schemas", List.copyOf(schemas));
    seen.put("database_schemas", List.copyOf(databaseSchemas));
    return run(hooks, seen);
  }

  private List<NodeResult> run(List<OperationNode> hooks, Map<String, @Nullable Object> seen) {
    List<NodeResult> results = new ArrayList<>();
    if (hooks.isEmpty()) {
      return results;
    }
    try (Session session = warehouse.open()) {
      boolean failed = false;
      for (OperationNode hook : hooks) {
        String place = (results.size() + 1) + " of " + hooks.size();
        setup.report().started(hook, place);
        NodeResult result = failed ? skipped(hook) : run(hook, session, seen);
        failed = failed || result.status().failed();
        setup.report().ended(result, place);
        results.add(result);
      }
    }
    return results;
  }

  private NodeResult run(OperationNode hook, Session session, Map<String, @Nullable Object> seen) {
    Instant start = setup.clock().instant();
    TracedSession.runs(session, hook.id());
    String statements = compiled(hook, session, seen);
    Optional<String> sql = Optional.of(statements);
    try {
      if (!statements.isEmpty()) {
        session.execute(statements);
      }
      return result(new Ended(hook, Status.SUCCESS, hook.label() + " passed", sql), start);
    } catch (SingerException failed) {
      session.rollback();
      String why = hook.label() + " failed, error: " + failed.getMessage();
      return result(new Ended(hook, Status.ERROR, why, sql), start);
    }
  }

  private record Ended(OperationNode hook, Status status, String message, Optional<String> sql) {}

  /** A hook that can't be rendered stops the run. */
  private String compiled(OperationNode hook, Session session, Map<String, @Nullable Object> seen) {
    try {
      return setup.compiler().compile(hook, session, seen).sql().strip();
    } catch (SingerException failed) {
      throw new SingerException(
          failed.kind() == ErrorKind.MODELS ? ErrorKind.CONFIG : failed.kind(),
          hook.label() + " failed: " + failed.getMessage(),
          failed);
    }
  }

  private NodeResult skipped(OperationNode hook) {
    String why = hook.label() + " skipped";
    return result(new Ended(hook, Status.SKIPPED, why, Optional.empty()), setup.clock().instant());
  }

  private NodeResult result(Ended ended, Instant start) {
    return new NodeResult(
        ended.hook(),
        ended.status(),
        ended.message(),
        ended.status() == Status.SUCCESS ? 0 : 1,
        0,
        ended.sql(),
        new NodeResult.Timing(start, start, setup.clock().instant()),
        "MainThread");
  }
}
