package io.shoppipe.models;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.Selector;
import io.shoppipe.models.graph.SourceNode;
import java.util.List;

/** The names that {@code ls} prints: models and tests by fully qualified name. */
final class Listing {
  private final ModelGraph graph;

  Listing(LoadedProject project) {
    this.graph = project.parsed().graph();
  }

  List<String> names(ModelsRequest request) {
    return new Selector(graph)
        .select(request.select(), request.exclude()).stream()
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
