package io.shoppipe.models.parse;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.NodeIndex;
import io.shoppipe.models.graph.OperationNode;
import java.util.List;
import java.util.Map;

/**
 * A project as a graph, with its own hooks; {@code warnings} are lines for the user, {@code
 * origins} tells by id where nodes come from, {@code disabled} are those that are switched off.
 */
public record ParsedProject(
    ModelGraph graph,
    NodeIndex index,
    List<OperationNode> onRunStart,
    List<OperationNode> onRunEnd,
    Documentation documentation,
    List<Warning> warnings,
    Map<String, Origin> origins,
    List<Node> disabled) {
  public ParsedProject {
    onRunStart = List.copyOf(onRunStart);
    onRunEnd = List.copyOf(onRunEnd);
    warnings = List.copyOf(warnings);
    origins = Map.copyOf(origins);
    disabled = List.copyOf(disabled);
  }
}
