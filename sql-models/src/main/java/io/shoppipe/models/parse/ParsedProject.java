package io.shoppipe.models.parse;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.NodeIndex;
import io.shoppipe.models.graph.OperationNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A project as a graph, with its own hooks; {@code warnings} are lines for the user, {@code
 * origins} tells by id where nodes come from, in the order of the files, {@code disabled} are those
 * that are switched off.
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
    origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
    disabled = List.copyOf(disabled);
  }
}
