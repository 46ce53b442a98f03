package io.shoppipe.models.parse;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.NodeIndex;
import java.util.List;

/** A project as a graph; {@code warnings} are lines for the user. */
public record ParsedProject(ModelGraph graph, NodeIndex index, List<String> warnings) {
  public ParsedProject {
    warnings = List.copyOf(warnings);
  }
}
