package io.shoppipe.models.graph;

import io.shoppipe.singer.error.NearMiss;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds models, seeds and snapshots by what {@code ref} names, and sources by what {@code source}
 * names, functions by what {@code function} names. A name without a package is looked for in the
 * root project, then in the package of who asks, then anywhere. Immutable.
 */
public final class NodeIndex {
  private final String root;
  private final Map<String, Map<String, RelationNode>> models = new TreeMap<>();
  private final Map<String, Map<String, SourceNode>> sources = new TreeMap<>();
  private final Map<String, Map<String, FunctionNode>> functions = new TreeMap<>();
  private final Set<String> disabled;

  /** {@code disabled} are names of models and {@code source.table} names that are switched off. */
  public NodeIndex(
      String root,
      Collection<? extends RelationNode> models,
      Collection<SourceNode> sources,
      Collection<FunctionNode> functions,
      Collection<String> disabled) {
    this.root = root;
    this.disabled = new TreeSet<>(disabled);
    models.forEach(this::put);
    sources.forEach(source -> put(this.sources, source.source() + "." + source.name(), source));
    functions.forEach(function -> put(this.functions, function.name(), function));
  }

  /** A version is found by its own name; the latest one by the plain name too. */
  private void put(RelationNode node) {
    Optional<ModelVersion> version =
        node instanceof ModelNode model ? model.version() : Optional.empty();
    version.ifPresent(own -> put(models, node.name() + "." + own.label(), node));
    if (version.map(ModelVersion::isLatest).orElse(true)) {
      put(models, node.name(), node);
    }
  }

  private static <T extends Node> void put(
      Map<String, Map<String, T>> byName, String name, T node) {
    byName.computeIfAbsent(name, key -> new TreeMap<>()).put(node.fqn().get(0), node);
  }

  /**
   * {@code from} is the package of the node that asks, {@code key} the name, perhaps with {@code
   * .vVERSION} behind it.
   */
  public Optional<RelationNode> relation(String from, Optional<String> packageName, String key) {
    Map<String, RelationNode> found = models.getOrDefault(key, Map.of());
    return packageName.isPresent()
        ? Optional.ofNullable(found.get(packageName.get()))
        : nearest(found, from);
  }

  /** {@code from} is the package of the node that asks. */
  public Optional<SourceNode> source(String from, String source, String table) {
    return nearest(sources.getOrDefault(source + "." + table, Map.of()), from);
  }

  /** {@code from} is the package of the node that asks. */
  public Optional<FunctionNode> function(String from, Optional<String> packageName, String name) {
    Map<String, FunctionNode> found = functions.getOrDefault(name, Map.of());
    return packageName.isPresent()
        ? Optional.ofNullable(found.get(packageName.get()))
        : nearest(found, from);
  }

  /** Why there is no such function, in one sentence and a hint. */
  public String noFunction(String name) {
    return "depends on a function named '"
        + name
        + "' which was not found."
        + NearMiss.hint(name, functions.keySet());
  }

  private <T> Optional<T> nearest(Map<String, T> found, String from) {
    @Nullable T own = found.get(root);
    if (own == null) {
      own = found.get(from);
    }
    return own == null ? found.values().stream().findFirst() : Optional.of(own);
  }

  /** Why there is no such model, in one sentence and a hint. */
  public String noModel(Optional<String> packageName, String name) {
    if (packageName.isPresent() && !packages().contains(packageName.get())) {
      return "depends on a model of the package '"
          + packageName.get()
          + "', which is not part of this project.";
    }
    String shown = "'" + name.replaceFirst("\\.v([^.]*)$", "' with version '$1") + "'";
    if (disabled.contains(name)) {
      return "depends on a model named " + shown + " which is disabled.";
    }
    return "depends on a model named "
        + shown
        + " which was not found."
        + NearMiss.hint(name, models.keySet());
  }

  private Set<String> packages() {
    Set<String> names = new TreeSet<>(Set.of(root));
    models.values().forEach(found -> names.addAll(found.keySet()));
    return names;
  }

  /** Why there is no such source, in one sentence and a hint. */
  public String noSource(String source, String table) {
    String name = source + "." + table;
    if (disabled.contains(name)) {
      return "depends on a source named '" + name + "' which is disabled.";
    }
    return "depends on a source named '"
        + name
        + "' which was not found."
        + NearMiss.hint(name, sources.keySet());
  }
}
