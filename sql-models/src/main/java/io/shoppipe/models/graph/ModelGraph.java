package io.shoppipe.models.graph;

import io.shoppipe.singer.error.SingerException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** All enabled nodes and what reads what. Immutable; free of cycles. */
public final class ModelGraph {
  private final Map<String, Node> nodes = new TreeMap<>();
  private final Map<String, List<String>> children = new LinkedHashMap<>();

  /** Fails with the path of a cycle if there is one. */
  public ModelGraph(Collection<? extends Node> all) {
    all.forEach(node -> nodes.put(node.id(), node));
    nodes.values().forEach(this::link);
    new CycleSearch(this).search();
  }

  private void link(Node node) {
    for (String parent : node.dependsOn()) {
      children.computeIfAbsent(parent, id -> new ArrayList<>()).add(node.id());
    }
  }

  /** In the order of their ids. */
  public Collection<Node> nodes() {
    return Collections.unmodifiableCollection(nodes.values());
  }

  public <T extends Node> List<T> nodes(Class<T> kind) {
    return nodes.values().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  public Optional<Node> find(String id) {
    return Optional.ofNullable(nodes.get(id));
  }

  public Node node(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no node " + id));
  }

  public List<String> parents(String id) {
    return node(id).dependsOn();
  }

  public List<String> children(String id) {
    return children.getOrDefault(id, List.of());
  }

  /** All that it reads, directly or not. */
  public Set<String> ancestors(String id) {
    return reach(Set.of(id), this::parents, Integer.MAX_VALUE);
  }

  /** All that reads it, directly or not. */
  public Set<String> descendants(String id) {
    return reach(Set.of(id), this::children, Integer.MAX_VALUE);
  }

  /** All that these nodes read, so many steps away. */
  public Set<String> ancestors(Set<String> from, int depth) {
    return reach(from, this::parents, depth);
  }

  /** Descendants of models and sources; a test's descendants are none. */
  public Set<String> descendants(Set<String> from, int depth) {
    return reach(from, this::children, depth);
  }

  private static Set<String> reach(
      Set<String> from, Function<String, List<String>> next, int depth) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> layer = new ArrayDeque<>(from);
    for (int step = 0; step < depth && !layer.isEmpty(); step++) {
      Deque<String> following = new ArrayDeque<>();
      for (String id : layer) {
        next.apply(id).stream().filter(reached::add).forEach(following::add);
      }
      layer = following;
    }
    return reached;
  }

  /** Finds a cycle by depth first search, without recursion: chains may be long. */
  private static final class CycleSearch {
    private final ModelGraph graph;
    private final Set<String> done = new LinkedHashSet<>();
    private final Map<String, Integer> nextParent = new LinkedHashMap<>();

    CycleSearch(ModelGraph graph) {
      this.graph = graph;
    }

    void search() {
      graph.nodes.keySet().forEach(this::from);
    }

    private void from(String start) {
      Deque<String> path = new ArrayDeque<>();
      path.push(start);
      while (!path.isEmpty()) {
        String id = path.element();
        int index = nextParent.merge(id, 1, Integer::sum) - 1;
        List<String> parents = graph.parents(id);
        if (done.contains(id) || index >= parents.size()) {
          done.add(id);
          path.pop();
        } else if (path.contains(parents.get(index))) {
          throw cycle(path, parents.get(index));
        } else if (!done.contains(parents.get(index))) {
          path.push(parents.get(index));
        }
      }
    }

    private SingerException cycle(Deque<String> path, String closing) {
      List<String> names = new ArrayList<>();
      for (String id : path) {
        names.add(graph.node(id).name());
        if (id.equals(closing)) {
          break;
        }
      }
      names.add(names.get(0));
      return SingerException.config(
          "Found a cycle: "
              + String.join(" --> ", names)
              + " ("
              + graph.node(closing).path()
              + "). Remove one of these refs.");
    }
  }
}
