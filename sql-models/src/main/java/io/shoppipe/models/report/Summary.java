package io.shoppipe.models.report;

import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.OperationNode;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.models.graph.UnitTestNode;
import io.shoppipe.models.render.RelationValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** dbt's last lines: what ran, what failed and why, the counts. */
public final class Summary {
  private final Lines lines;
  private final Function<Node, String> compiledPath;
  private final boolean storing;

  /**
   * {@code compiledPath} tells where a node's compiled SQL was written; {@code storing}: tests keep
   * their failing rows unless they are configured otherwise.
   */
  public Summary(Lines lines, Function<Node, String> compiledPath, boolean storing) {
    this.lines = lines;
    this.compiledPath = compiledPath;
    this.storing = storing;
  }

  public void write(List<NodeResult> results, double seconds) {
    lines.line("");
    lines.told(
        "FinishedRunningStats",
        "Finished running " + kinds(results) + " in " + duration(seconds) + ".");
    lines.line("");
    completed(results);
    results.stream().filter(result -> result.status().failed()).forEach(this::failure);
    results.stream().filter(result -> result.status() == Status.WARN).forEach(this::warning);
    lines.line("");
    lines.told("StatsLine", done(results));
  }

  private static String kinds(List<NodeResult> results) {
    Map<String, Integer> counts = new TreeMap<>();
    for (NodeResult result : results) {
      String kind = kind(result.node());
      counts.merge(kind, 1, Integer::sum);
    }
    List<String> parts = new ArrayList<>();
    counts.forEach((kind, count) -> parts.add(Words.count(count, kind)));
    return parts.isEmpty() ? "nothing" : String.join(", ", parts);
  }

  private static String kind(Node node) {
    if (node instanceof OperationNode) {
      return "project hook";
    }
    if (node instanceof ModelNode model) {
      return model.materialized() + " model";
    }
    if (node instanceof UnitTestNode) {
      return "unit test";
    }
    return node instanceof TestNode ? "data test" : node.resourceType();
  }

  private static String duration(double seconds) {
    long whole = (long) seconds;
    return String.format(
        Locale.ROOT,
        "%d hours %d minutes and %.2f seconds (%.2fs)",
        whole / 3600,
        whole / 60 % 60,
        seconds % 60,
        seconds);
  }

  private void completed(List<NodeResult> results) {
    long errors = results.stream().filter(result -> result.status().failed()).count();
    long warnings = count(results, Status.WARN);
    if (errors > 0) {
      lines.told(
          "EndOfRunSummary",
          "Completed with %s, 0 partial successes, and %s:"
              .formatted(Words.count(errors, "error"), Words.count(warnings, "warning")));
    } else if (warnings > 0) {
      lines.told("EndOfRunSummary", "Completed with " + Words.count(warnings, "warning") + ":");
    } else {
      lines.told("EndOfRunSummary", "Completed successfully");
    }
  }

  private void failure(NodeResult result) {
    Node node = result.node();
    lines.line("");
    lines.error(
        "RunResultFailure",
        "Failure in %s %s (%s)".formatted(node.resourceType(), node.name(), node.path()));
    message(result);
    compiled(result);
  }

  private void message(NodeResult result) {
    String event = result.status() == Status.WARN ? "RunResultWarningMessage" : "RunResultError";
    result.message().lines().forEach(line -> lines.error(event, ("  " + line).stripTrailing()));
  }

  private void warning(NodeResult result) {
    Node node = result.node();
    lines.line("");
    lines.told(
        "RunResultWarning",
        "Warning in %s %s (%s)".formatted(node.resourceType(), node.name(), node.path()));
    message(result);
    compiled(result);
  }

  private void compiled(NodeResult result) {
    keptIn(result);
    if (result.compiledSql().isPresent()) {
      lines.line("");
      lines.told("SQLCompiledPath", "  compiled code at " + compiledPath.apply(result.node()));
    }
  }

  private void keptIn(NodeResult result) {
    if (result.node() instanceof TestNode test && test.storesFailures(storing)) {
      String query = "select * from " + RelationValue.of(test.relation()).string();
      String rule = "-".repeat(query.length());
      lines.line("");
      lines.line("  See test failures:");
      List.of(rule, query, rule).forEach(line -> lines.line("  " + line));
    }
  }

  /** {@code Done. PASS=… TOTAL=…}; a model that was built counts as passed. */
  static String done(List<NodeResult> results) {
    return "Done. PASS=%d WARN=%d ERROR=%d SKIP=%d NO-OP=%d TOTAL=%d"
        .formatted(
            count(results, Status.PASS) + count(results, Status.SUCCESS),
            count(results, Status.WARN),
            results.stream().filter(result -> result.status().failed()).count(),
            count(results, Status.SKIPPED),
            count(results, Status.NO_OP),
            results.size());
  }

  private static long count(List<NodeResult> results, Status status) {
    return results.stream().filter(result -> result.status() == status).count();
  }
}
