package io.shoppipe.models.report;

import io.shoppipe.models.graph.AnalysisNode;
import io.shoppipe.models.graph.ExposureNode;
import io.shoppipe.models.graph.FunctionNode;
import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.OperationNode;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SeedNode;
import io.shoppipe.models.graph.SnapshotNode;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.models.graph.UnitTestNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** dbt's lines of a run. Thread-safe. */
public final class Report {
  /** Whether each node is told of, or only the run. */
  public enum Detail {
    NODES,
    RUN
  }

  private final Lines lines;
  private final Detail detail;

  public Report(Lines lines) {
    this(lines, Detail.NODES);
  }

  public Report(Lines lines, Detail detail) {
    this.lines = lines;
    this.detail = detail;
  }

  public void found(ModelGraph graph, int macros) {
    List<String> parts = new ArrayList<>();
    add(parts, graph.nodes(ModelNode.class).size(), "model");
    add(parts, graph.nodes(SeedNode.class).size(), "seed");
    add(parts, graph.nodes(SnapshotNode.class).size(), "snapshot");
    addAll(parts, graph.nodes(AnalysisNode.class).size(), "analysis", "analyses");
    add(parts, graph.nodes(TestNode.class).size(), "data test");
    add(parts, graph.nodes(SourceNode.class).size(), "source");
    add(parts, graph.nodes(ExposureNode.class).size(), "exposure");
    add(parts, graph.nodes(UnitTestNode.class).size(), "unit test");
    add(parts, macros, "macro");
    lines.told("FoundStats", "Found " + String.join(", ", parts));
    lines.line("");
  }

  private static void add(List<String> parts, int count, String one) {
    addAll(parts, count, one, one + "s");
  }

  private static void addAll(List<String> parts, int count, String one, String many) {
    if (count > 0) {
      parts.add(count + " " + (count == 1 ? one : many));
    }
  }

  /** What dbt warns of under that name. */
  public void warned(String event, String text) {
    lines.warn(event, "[WARNING]: " + text);
  }

  public void concurrency(int threads, String target) {
    lines.told(
        "ConcurrencyLine",
        "Concurrency: " + Words.count(threads, "thread") + " (target='" + target + "')");
    lines.line("");
  }

  /** {@code place} is such as {@code 1 of 28}. */
  public void started(Node node, String place) {
    if (!(node instanceof ExposureNode) && detail == Detail.NODES) {
      String text = Lines.filled(place + " START " + Words.node(node), "RUN");
      lines.event("LogStartLine", "info", text, () -> Events.started(node, place));
      lines.began(node.name(), place);
    }
  }

  /** One batch of a microbatch model begins. */
  public void batchStarted(ModelNode model, String label, int number, int count) {
    lines.dotted(batch(number, count) + "START " + batch(model, label), "RUN");
  }

  /** One batch has ended; {@code answer} is the warehouse's, or ERROR. */
  public void batchEnded(ModelNode model, String label, int number, int count, String answer) {
    String how = answer.equals("ERROR") ? "ERROR creating " : "OK created ";
    lines.dotted(batch(number, count) + how + batch(model, label), answer);
  }

  private static String batch(int number, int count) {
    return "Batch " + number + " of " + count + " ";
  }

  private static String batch(ModelNode model, String label) {
    return "batch " + label + " of " + model.relation();
  }

  /** {@code name} is such as {@code freshness of raw.orders}. */
  public void freshnessStarted(String place, String name) {
    lines.dotted(place + " START " + name, "RUN");
  }

  /** {@code status} in dbt's words; an error is a table that is too old. */
  public void freshnessEnded(String place, String name, String status, double seconds) {
    String shown =
        status.equals("error")
            ? "ERROR STALE"
            : status.equals("runtime error") ? "ERROR" : status.toUpperCase(Locale.ROOT);
    String took = String.format(Locale.ROOT, "%s in %.2fs", shown, seconds);
    lines.dotted(place + " " + shown + " " + name, took);
  }

  public void ended(NodeResult result, String place) {
    if (detail == Detail.RUN) {
      return;
    }
    String seconds = String.format(Locale.ROOT, " in %.2fs", result.timing().seconds());
    Node node = result.node();
    String text =
        switch (result.status()) {
          case SUCCESS -> "OK " + (Words.done(node) + " " + Words.ended(node)).strip();
          case PARTIAL_SUCCESS -> "PARTIAL SUCCESS created " + Words.node(node);
          case NO_OP -> "NO-OP " + Words.node(node);
          case PASS -> "PASS " + Words.test(node);
          case FAIL -> "FAIL " + result.failures() + " " + Words.test(node);
          case WARN -> "WARN " + result.failures() + " " + node.name();
          case ERROR ->
              node instanceof RelationNode || node instanceof FunctionNode
                  ? "ERROR " + Words.doing(node) + " " + Words.ended(node)
                  : "ERROR " + Words.test(node);
          case SKIPPED -> "SKIP " + Words.skipped(node);
        };
    String line = Lines.filled(place + " " + text, status(result) + seconds(result, seconds));
    lines.ended(node.name());
    lines.event(Events.name(result), Events.level(result), line, () -> Events.ended(result, place));
  }

  private static String status(NodeResult result) {
    if (result.node() instanceof FunctionNode && result.status() == Status.SUCCESS) {
      return "SUCCESS";
    }
    return switch (result.status()) {
      case SUCCESS -> result.node() instanceof OperationNode ? "OK" : result.message();
      case PARTIAL_SUCCESS -> result.message().replaceAll(":.*", "");
      case FAIL, WARN -> result.status() + " " + result.failures();
      case SKIPPED -> "SKIP";
      case NO_OP -> "NO-OP";
      default -> result.status().toString();
    };
  }

  private static String seconds(NodeResult result, String seconds) {
    return result.status() == Status.SKIPPED ? "" : seconds;
  }
}
