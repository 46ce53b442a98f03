package io.shoppipe.models;

import io.shoppipe.models.artifact.RowsText;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.report.Lines;
import io.shoppipe.models.run.Execution;
import io.shoppipe.models.run.Preview;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.QueryResult;
import java.util.List;
import java.util.function.Consumer;

/** {@code show}, and what {@code compile} prints of a single node. */
final class Showing {
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
        rows("inline_query", "Previewing inline node:", inline(preview), preview);
        return;
      }
      if (nodes.isEmpty()) {
        throw SingerException.usage("show: name a node with --select, or SQL with --inline.");
      }
      for (Node node : nodes) {
        String head = "Previewing node '" + node.name() + "':";
        rows(node.name(), head, preview.node(node), preview);
      }
    }
  }

  private String inline(Preview preview) {
    return preview.inline(output.inline().orElse(""));
  }

  private void rows(String name, String head, String sql, Preview preview) {
    QueryResult result = preview.rows(sql, output.limit());
    if (output.format().equals("json")) {
      out.accept(RowsText.json(name, result));
    } else {
      lines.line(head);
      RowsText.table(result).forEach(out);
    }
  }

  /** The compiled SQL of the {@code --inline} text. */
  void compiledInline() {
    try (Preview preview = new Preview(parts)) {
      compiled("inline_query", "Compiled inline node is:", inline(preview));
    }
  }

  /** The compiled SQL of a single node. */
  void compiled(Node node, String sql) {
    compiled(node.name(), "Compiled node '" + node.name() + "' is:", sql);
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
