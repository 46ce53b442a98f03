package io.shoppipe.models;

import io.shoppipe.models.graph.AnalysisNode;
import io.shoppipe.models.graph.ExposureNode;
import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.SourceNode;
import java.util.List;

/** The names that {@code ls} prints: models and tests by fully qualified name. */
final class Listing {
  /** Without one of these types analyses are not listed. */
  private static final List<String> ANALYSES = List.of("analysis", "all");

  private final LoadedProject project;
  private final ModelGraph graph;

  Listing(LoadedProject project) {
    this.project = project;
    this.graph = project.parsed().graph();
  }

  List<String> names(ModelsRequest request) {
    boolean listsAnalyses = request.choice().types().stream().anyMatch(ANALYSES::contains);
    return Chosen.of(project, request.choice()).ids().stream()
        .filter(id -> listsAnalyses || !(graph.node(id) instanceof AnalysisNode))
        .map(id -> name(graph.node(id)))
        .sorted()
        .toList();
  }

  private static String name(Node node) {
    if (node instanceof SourceNode source) {
      return "source:" + source.fqn().get(0) + "." + source.source() + "." + source.name();
    }
    return node instanceof ExposureNode
        ? "exposure:" + node.fqn().get(0) + "." + node.name()
        : String.join(".", node.fqn());
  }
}
