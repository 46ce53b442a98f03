package io.shoppipe.models.artifact;

import io.shoppipe.models.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What reads what, both ways, by id. */
final class Lineage {
  private Lineage() {}

  static Map<String, List<String>> parents(List<Node> nodes) {
    Map<String, List<String>> parents = new LinkedHashMap<>();
    for (Node node : nodes) {
      parents.put(node.id(), List.copyOf(new TreeSet<>(node.dependsOn())));
    }
    return parents;
  }

  static Map<String, List<String>> children(List<Node> nodes) {
    Map<String, List<String>> children = new LinkedHashMap<>();
    nodes.forEach(node -> children.put(node.id(), new ArrayList<>()));
    for (Node node : nodes) {
      for (String parent : new TreeSet<>(node.dependsOn())) {
        children.computeIfAbsent(parent, id -> new ArrayList<>()).add(node.id());
      }
    }
    children.replaceAll((id, readers) -> readers.stream().sorted().toList());
    return children;
  }
}
