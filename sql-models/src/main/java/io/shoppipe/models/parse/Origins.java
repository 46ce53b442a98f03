package io.shoppipe.models.parse;

import io.shoppipe.models.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects where nodes come from, and the nodes that are switched off. */
final class Origins {
  private final Map<String, Origin> byId = new LinkedHashMap<>();
  private final List<Node> disabled = new ArrayList<>();

  void put(Node node, Origin origin) {
    byId.put(node.id(), origin);
  }

  void disabled(Node node, Origin origin) {
    byId.putIfAbsent(node.id(), origin);
    disabled.add(node);
  }

  Map<String, Origin> byId() {
    return byId;
  }

  List<Node> disabled() {
    return disabled;
  }
}
