package io.shoppipe.models.parse;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.NodeIndex;
import io.shoppipe.models.graph.OperationNode;
import java.util.List;

/** A project as a graph, with its own hooks; {@code warnings} are lines for the user. */
public record ParsedProject(
    ModelGraph graph,
    NodeIndex index,
    List<OperationNode> onRunStart,
    List<OperationNode> onRunEnd,
    Documentation documentation,
    List<String> warnings) {
  public ParsedProject {
    onRunStart = List.copyOf(onRunStart);
    onRunEnd = List.copyOf(onRunEnd);
    warnings = List.copyOf(warnings);
  }
}
