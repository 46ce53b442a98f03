package io.shoppipe.models.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * dbt's selection: words separated by blanks are united, by commas intersected; tests of what is
 * selected come along (dbt's {@code eager} mode). Pure.
 */
public final class Selector {
  private final ModelGraph graph;
  private final List<String> unmatched = new ArrayList<>();

  public Selector(ModelGraph graph) {
    this.graph = graph;
  }

  /** Ids of the nodes selected and not excluded; no {@code select} means all. */
  public Set<String> select(List<String> select, List<String> exclude) {
    Set<String> selected = words(select).isEmpty() ? all() : union(words(select));
    selected.removeAll(union(words(exclude)));
    return selected;
  }

  /** The words of the last selections that matched no node. */
  public List<String> unmatched() {
    return List.copyOf(unmatched);
  }

  private static List<String> words(List<String> arguments) {
    return arguments.stream()
        .flatMap(argument -> List.of(argument.strip().split("\\s+")).stream())
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private Set<String> all() {
    return graph.nodes().stream().map(Node::id).collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> union(List<String> words) {
    Set<String> union = new TreeSet<>();
    words.forEach(word -> union.addAll(intersection(word)));
    return union;
  }

  private Set<String> intersection(String word) {
    Set<String> common = all();
    for (String part : word.split(",", -1)) {
      common.retainAll(criterion(Criterion.parse(part)));
    }
    if (common.isEmpty()) {
      unmatched.add(word);
    }
    return common;
  }

  private Set<String> criterion(Criterion criterion) {
    Set<String> matched = new LinkedHashSet<>();
    for (Node node : graph.nodes()) {
      if (Methods.matches(criterion, node)) {
        matched.add(node.id());
      }
    }
    Set<String> selected = new TreeSet<>(matched);
    if (criterion.childrensParents()) {
      selected.addAll(graph.descendants(matched, Integer.MAX_VALUE));
      selected.addAll(graph.ancestors(Set.copyOf(selected), Integer.MAX_VALUE));
    }
    selected.addAll(graph.ancestors(matched, criterion.parents()));
    selected.addAll(graph.descendants(matched, criterion.children()));
    return withTests(selected);
  }

  private Set<String> withTests(Set<String> selected) {
    Set<String> all = new TreeSet<>(selected);
    for (String id : selected) {
      graph.children(id).stream()
          .filter(child -> graph.node(child) instanceof TestNode)
          .forEach(all::add);
    }
    return all;
  }
}
