package io.shoppipe.models;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.SourceNode;
import java.util.List;

/** The names that {@code ls} prints: models and tests by fully qualified name. */
final class Listing {
  private final LoadedProject project;
  private final ModelGraph graph;

  Listing(LoadedProject project) {
    this.project = project;
    this.graph = project.parsed().graph();
  }

  List<String> names(ModelsRequest request) {
    return Chosen.of(project, request.choice()).ids().stream()
        .map(id -> name(graph.node(id)))
        .sorted()
        .toList();
  }

  private static String name(Node node) {
    String name = String.join(".", node.fqn());
    return node instanceof SourceNode source
        ? "source:" + source.fqn().get(0) + "." + source.source() + "." + source.name()
        : name;
  }
}
