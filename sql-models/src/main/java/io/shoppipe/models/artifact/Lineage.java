package io.shoppipe.models.artifact;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What reads what, both ways, by id. */
final class Lineage {
  private Lineage() {}

  static Map<String, List<String>> parents(ModelGraph graph) {
    Map<String, List<String>> parents = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      parents.put(node.id(), List.copyOf(new TreeSet<>(node.dependsOn())));
    }
    return parents;
  }

  static Map<String, List<String>> children(ModelGraph graph) {
    Map<String, List<String>> children = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      children.put(node.id(), List.copyOf(new TreeSet<>(graph.children(node.id()))));
    }
    return children;
  }
}
