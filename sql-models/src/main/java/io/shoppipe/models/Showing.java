package io.shoppipe.models;

import io.shoppipe.models.artifact.RowsText;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.SeedNode;
import io.shoppipe.models.report.Lines;
import io.shoppipe.models.report.NodeResult;
import io.shoppipe.models.report.Status;
import io.shoppipe.models.run.Execution;
import io.shoppipe.models.run.Preview;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.QueryResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code show}, and what {@code compile} prints of a single node. */
final class Showing {
  private static final int SAMPLE = 10;

  private final Execution.Parts parts;
  private final Output output;
  private final Lines lines;
  private final Consumer<String> out;

  Showing(Execution.Parts parts, Output output, Lines lines) {
    this.parts = parts;
    this.output = output;
    this.lines = lines;
    this.out = lines::raw;
  }

  /** The first rows of each node, or of the SQL in their place. */
  void rows(List<Node> nodes) {
    try (Preview preview = new Preview(parts)) {
      if (output.inline().isPresent()) {
        Node node = preview.inlineNode(output.inline().get());
        rows(node, "Previewing inline node:", inline(preview), preview);
        return;
      }
      if (nodes.isEmpty()) {
        throw SingerException.usage("Either --select or --inline must be passed to show.");
      }
      for (Node node : nodes) {
        String head = "Previewing node '" + shown(node) + "':";
        rows(node, head, preview.node(node), preview);
      }
    }
  }

  /** The first rows of seeds that were loaded. */
  void seeds(List<NodeResult> results) {
    try (Preview preview = new Preview(parts)) {
      for (NodeResult result : results) {
        if (result.node() instanceof SeedNode seed && !result.status().failed()) {
          lines.line("Random sample of table: " + seed.relation());
          RowsText.table(preview.rows(seed, preview.node(seed), SAMPLE)).forEach(out);
        }
      }
    }
  }

  private String inline(Preview preview) {
    return preview.inline(output.inline().orElse(""));
  }

  private void rows(Node node, String head, String sql, Preview preview) {
    QueryResult result = preview.rows(node, sql, output.limit());
    if (output.format().equals("json")) {
      out.accept(RowsText.json(shown(node), result));
    } else {
      lines.line(head);
      RowsText.table(result).forEach(out);
    }
  }

  /** The compiled SQL of the {@code --inline} text, which counts as a node. */
  NodeResult inline() {
    Instant start = parts.clock().instant();
    try (Preview preview = new Preview(parts)) {
      String sql = inline(preview);
      compiled("inline_query", "Compiled inline node is:", sql);
      return new NodeResult(
          preview.inlineNode(output.inline().orElse("")),
          Status.SUCCESS,
          "",
          -1,
          0,
          Optional.of(sql),
          NodeResult.Timing.at(start),
          Thread.currentThread().getName());
    }
  }

  /** The compiled SQL of a single node. */
  void compiled(Node node, String sql) {
    compiled(shown(node), "Compiled node '" + shown(node) + "' is:", sql);
  }

  /** The name, with the version of a model that has one. */
  private static String shown(Node node) {
    return node instanceof ModelNode model
        ? model.name() + model.version().map(own -> "." + own.label()).orElse("")
        : node.name();
  }

  private void compiled(String name, String head, String sql) {
    if (output.format().equals("json")) {
      out.accept(RowsText.compiled(name, sql));
    } else {
      lines.line(head);
      sql.lines().forEach(out);
    }
  }
}
