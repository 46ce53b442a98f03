package io.shoppipe.models.select;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.TestNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the nodes of a selection. Pure but for the words it remembers as unmatched. */
public final class Selector {
  private final ModelGraph graph;
  private final Methods methods;
  private final List<String> unmatched = new ArrayList<>();

  /** The nodes selected outright, and the tests that may still come along. */
  private record Found(Set<String> direct, Set<String> indirect) {}

  public Selector(ModelGraph graph, Methods methods) {
    this.graph = graph;
    this.methods = methods;
  }

  /** Ids of the nodes selected. */
  public Set<String> select(Selection selection) {
    return new TreeSet<>(find(selection).direct());
  }

  /** The words of the last selections that matched no node. */
  public List<String> unmatched() {
    return List.copyOf(unmatched);
  }

  private Found find(Selection selection) {
    if (selection instanceof Selection.Single single) {
      return single(single);
    }
    Selection.Combined combined = (Selection.Combined) selection;
    List<Set<String>> direct = new ArrayList<>();
    List<Set<String>> all = new ArrayList<>();
    for (Selection part : combined.parts()) {
      Found found = find(part);
      direct.add(found.direct());
      Set<String> either = new LinkedHashSet<>(found.direct());
      either.addAll(found.indirect());
      all.add(either);
    }
    Set<String> indirect = combined(combined.operator(), all);
    Set<String> selected =
        incorporated(combined(combined.operator(), direct), indirect, combined.indirect());
    if (selected.isEmpty() && !combined.word().isEmpty()) {
      unmatched.add(combined.word());
    }
    return new Found(selected, indirect);
  }

  private static Set<String> combined(Selection.Operator operator, List<Set<String>> sets) {
    Set<String> result = sets.isEmpty() ? new LinkedHashSet<>() : new LinkedHashSet<>(sets.get(0));
    for (Set<String> next : sets.isEmpty() ? sets : sets.subList(1, sets.size())) {
      switch (operator) {
        case UNION -> result.addAll(next);
        case INTERSECTION -> result.retainAll(next);
        case DIFFERENCE -> result.removeAll(next);
      }
    }
    return result;
  }

  private Found single(Selection.Single single) {
    Criterion criterion = single.criterion();
    Set<String> matched = methods.search(graph, criterion);
    Set<String> selected = new LinkedHashSet<>(matched);
    if (criterion.childrensParents()) {
      selected.addAll(graph.descendants(matched, Integer.MAX_VALUE));
      selected.addAll(graph.ancestors(Set.copyOf(selected), Integer.MAX_VALUE));
    }
    selected.addAll(graph.ancestors(matched, criterion.parents()));
    selected.addAll(graph.descendants(matched, criterion.children()));
    return single.indirect() == Indirect.EMPTY
        ? new Found(selected, Set.of())
        : expanded(selected, single.indirect());
  }

  private Found expanded(Set<String> selected, Indirect mode) {
    Set<String> direct = new LinkedHashSet<>(selected);
    Set<String> indirect = new LinkedHashSet<>();
    Set<String> reachable = mode == Indirect.BUILDABLE ? withParents(selected) : selected;
    for (String id : selected) {
      for (String child : graph.children(id)) {
        if (comesAlong(graph.node(child))) {
          boolean now = mode == Indirect.EAGER || reachable.containsAll(graph.parents(child));
          (now ? direct : indirect).add(child);
        }
      }
    }
    return new Found(direct, indirect);
  }

  private static boolean comesAlong(Node node) {
    return node instanceof TestNode || node.resourceType().equals("unit_test");
  }

  private Set<String> withParents(Set<String> selected) {
    Set<String> all = new LinkedHashSet<>(selected);
    all.addAll(graph.ancestors(selected, Integer.MAX_VALUE));
    graph.nodes().stream()
        .filter(node -> node.resourceType().equals("source"))
        .forEach(node -> all.add(node.id()));
    return all;
  }

  /** Tests that were waiting for the rest of what they read. */
  private Set<String> incorporated(Set<String> direct, Set<String> indirect, Indirect mode) {
    if (mode != Indirect.CAUTIOUS && mode != Indirect.BUILDABLE) {
      return direct;
    }
    Set<String> all = new LinkedHashSet<>(direct);
    Set<String> reachable = mode == Indirect.BUILDABLE ? withParents(direct) : direct;
    for (String id : indirect) {
      if (reachable.containsAll(graph.parents(id))) {
        all.add(id);
      }
    }
    return all;
  }
}
