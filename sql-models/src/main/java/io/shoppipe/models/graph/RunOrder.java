package io.shoppipe.models.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The order in which dbt runs a selection: a node waits for its selected ancestors and, in a build,
 * for the tests of its ancestors; of the nodes that are ready the one with the least depth goes
 * first, then by id. Ephemeral and empty models do not run; what they read is passed on. Immutable.
 */
public final class RunOrder {
  /** Whether models, seeds and snapshots wait for the tests of what they read. */
  public enum TestEdges {
    NONE,
    BUILD
  }

  private final Map<String, Set<String>> waitsFor = new LinkedHashMap<>();
  private final Map<String, Set<String>> awaitedBy = new HashMap<>();
  private final Map<String, Integer> depths = new HashMap<>();
  private final Set<String> ephemerals = new TreeSet<>();

  public RunOrder(ModelGraph graph, Set<String> selected, TestEdges testEdges) {
    Set<String> run = new TreeSet<>(selected);
    run.stream().filter(id -> isEphemeral(graph.node(id))).forEach(ephemerals::add);
    run.removeAll(ephemerals);
    run.removeIf(id -> graph.node(id) instanceof SourceNode);
    run.removeIf(id -> graph.node(id) instanceof ModelNode model && model.code().isBlank());
    Map<String, Set<String>> edges = edges(graph, testEdges);
    if (testEdges == TestEdges.BUILD) {
      addUnitTests(graph, edges);
    }
    run.forEach(id -> waitsFor.put(id, nearest(id, run, edges)));
    waitsFor.forEach(
        (id, parents) ->
            parents.forEach(p -> awaitedBy.computeIfAbsent(p, k -> new TreeSet<>()).add(id)));
    fillDepths();
  }

  private static boolean isEphemeral(Node node) {
    return node instanceof RelationNode model && model.isEphemeral();
  }

  /** What each node waits for: what it reads, and perhaps the tests of that. */
  public static Map<String, Set<String>> edges(ModelGraph graph, TestEdges testEdges) {
    Map<String, Set<String>> edges = new HashMap<>();
    for (Node node : graph.nodes()) {
      edges.put(node.id(), new LinkedHashSet<>(node.dependsOn()));
    }
    if (testEdges == TestEdges.BUILD) {
      graph.nodes(RelationNode.class).forEach(model -> addTestEdges(graph, model, edges));
    }
    return edges;
  }

  /** A unit test goes before its model, and waits for what that waits for. */
  private static void addUnitTests(ModelGraph graph, Map<String, Set<String>> edges) {
    List<UnitTestNode> tests = graph.nodes(UnitTestNode.class);
    tests.forEach(test -> edges.put(test.id(), before(test, edges)));
    tests.forEach(test -> edges.getOrDefault(test.model(), new HashSet<>()).add(test.id()));
  }

  private static Set<String> before(UnitTestNode test, Map<String, Set<String>> edges) {
    return new LinkedHashSet<>(edges.getOrDefault(test.model(), Set.of()));
  }

  /** A test of ancestors goes first if all that it reads are ancestors. */
  private static void addTestEdges(
      ModelGraph graph, RelationNode model, Map<String, Set<String>> edges) {
    Set<String> ancestors = graph.ancestors(model.id());
    for (String ancestor : ancestors) {
      for (String child : graph.children(ancestor)) {
        if (graph.node(child) instanceof TestNode test && ancestors.containsAll(test.dependsOn())) {
          edges.getOrDefault(model.id(), new HashSet<>()).add(child);
        }
      }
    }
  }

  private static Set<String> nearest(String id, Set<String> run, Map<String, Set<String>> edges) {
    Set<String> found = new TreeSet<>();
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(edges.getOrDefault(id, Set.of()));
    while (!open.isEmpty()) {
      String parent = open.pop();
      if (run.contains(parent)) {
        found.add(parent);
      } else if (seen.add(parent)) {
        open.addAll(edges.getOrDefault(parent, Set.of()));
      }
    }
    return found;
  }

  private void fillDepths() {
    Map<String, Integer> open = new HashMap<>();
    waitsFor.forEach((id, parents) -> open.put(id, parents.size()));
    List<String> layer = waitsFor.keySet().stream().filter(id -> waitsFor(id).isEmpty()).toList();
    for (int depth = 0; !layer.isEmpty(); depth++) {
      List<String> next = new ArrayList<>();
      for (String id : layer) {
        depths.put(id, depth);
        for (String child : awaitedBy(id)) {
          if (open.merge(child, -1, Integer::sum) == 0) {
            next.add(child);
          }
        }
      }
      layer = next;
    }
  }

  /** The selected models that have no turn, as they are only parts of other queries. */
  public Set<String> ephemerals() {
    return Collections.unmodifiableSet(ephemerals);
  }

  public int size() {
    return waitsFor.size();
  }

  public Set<String> ids() {
    return waitsFor.keySet();
  }

  /** The nodes that must end before this one starts. */
  public Set<String> waitsFor(String id) {
    return waitsFor.getOrDefault(id, Set.of());
  }

  /** The nodes that wait for this one. */
  public Set<String> awaitedBy(String id) {
    return awaitedBy.getOrDefault(id, Set.of());
  }

  /** Which of the nodes that are ready goes first. */
  public Comparator<String> priority() {
    return Comparator.comparingInt((String id) -> depths.getOrDefault(id, 0))
        .thenComparing(Comparator.naturalOrder());
  }
}
