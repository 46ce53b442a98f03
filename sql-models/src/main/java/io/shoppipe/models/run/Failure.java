package io.shoppipe.models.run;

import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.models.render.FileText;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Words why a node failed: its file and, where the warehouse names a place, the line. {@code ran}
 * is the statement that the query was part of; {@code storing}: tests keep their failing rows
 * unless they are configured otherwise.
 */
record Failure(Node node, @Nullable String sql, @Nullable String ran, boolean storing) {
  private static final String END = ";\n";

  String words(SingerException failed) {
    if (failed.kind() == ErrorKind.MODELS || sql == null) {
      return failed.getMessage();
    }
    String message = failed.getMessage();
    OptionalInt line = line(message, sql);
    return "Database Error in %s %s (%s)%s: %s"
        .formatted(node.resourceType(), node.name(), place(line), inCompiled(line), message);
  }

  private OptionalInt line(String message, String compiled) {
    if (node instanceof TestNode test) {
      if (test.storesFailures(storing)) {
        return OptionalInt.empty();
      }
      String head = new TestQuery(test).head();
      return SqlPlace.line(message, compiled, SqlPlace.lines(head), head.length());
    }
    String head = before(compiled);
    return SqlPlace.line(message, compiled, SqlPlace.lines(head), head.length());
  }

  /** What stands before the query in the statement that ran. */
  private String before(String compiled) {
    int at = ran == null ? -1 : ran.indexOf(compiled);
    if (ran == null || at < 0) {
      return node instanceof RelationNode ? "\n" : "";
    }
    int other = ran.lastIndexOf(END, at);
    return ran.substring(other < 0 ? 0 : other + END.length(), at);
  }

  /** The model's own line where Jinja left the lines as they were. */
  private String place(OptionalInt line) {
    return line.isPresent() && linesKept()
        ? node.path() + ":" + (line.getAsInt() + linesBefore())
        : node.path();
  }

  private String inCompiled(OptionalInt line) {
    return line.isPresent() && !linesKept()
        ? ", line " + line.getAsInt() + " of its compiled code"
        : "";
  }

  private boolean linesKept() {
    return sql != null
        && node instanceof RelationNode model
        && SqlPlace.lines(model.code().stripTrailing()) == SqlPlace.lines(sql) + linesBefore();
  }

  private int linesBefore() {
    return node instanceof ModelNode model ? new FileText(model.code()).linesBefore() : 0;
  }
}
