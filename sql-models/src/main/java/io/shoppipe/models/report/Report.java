package io.shoppipe.models.report;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.graph.TestNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** dbt's lines of a run. Thread-safe. */
public final class Report {
  private final Lines lines;

  public Report(Lines lines) {
    this.lines = lines;
  }

  public void found(ModelGraph graph, int macros) {
    List<String> parts = new ArrayList<>();
    add(parts, graph.nodes(ModelNode.class).size(), "model");
    add(parts, graph.nodes(TestNode.class).size(), "data test");
    add(parts, graph.nodes(SourceNode.class).size(), "source");
    add(parts, macros, "macro");
    lines.line("Found " + String.join(", ", parts));
    lines.line("");
  }

  private static void add(List<String> parts, int count, String one) {
    if (count > 0) {
      parts.add(Words.count(count, one));
    }
  }

  public void concurrency(int threads, String target) {
    lines.line("Concurrency: " + Words.count(threads, "thread") + " (target='" + target + "')");
    lines.line("");
  }

  /** {@code place} is such as {@code 1 of 28}. */
  public void started(Node node, String place) {
    lines.dotted(place + " START " + Words.node(node), "RUN");
  }

  public void ended(NodeResult result, String place) {
    String seconds = String.format(Locale.ROOT, " in %.2fs", result.timing().seconds());
    Node node = result.node();
    String text =
        switch (result.status()) {
          case SUCCESS -> "OK created " + Words.node(node);
          case PASS -> "PASS " + node.name();
          case FAIL -> "FAIL " + result.failures() + " " + node.name();
          case WARN -> "WARN " + result.failures() + " " + node.name();
          case ERROR ->
              node instanceof ModelNode
                  ? "ERROR creating " + Words.node(node)
                  : "ERROR " + node.name();
          case SKIPPED -> "SKIP " + Words.skipped(node);
        };
    lines.dotted(place + " " + text, status(result) + seconds(result, seconds));
  }

  private static String status(NodeResult result) {
    return switch (result.status()) {
      case SUCCESS -> result.message();
      case FAIL, WARN -> result.status() + " " + result.failures();
      case SKIPPED -> "SKIP";
      default -> result.status().toString();
    };
  }

  private static String seconds(NodeResult result, String seconds) {
    return result.status() == Status.SKIPPED ? "" : seconds;
  }
}
