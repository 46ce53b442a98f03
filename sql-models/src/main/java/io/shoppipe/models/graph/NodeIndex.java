package io.shoppipe.models.graph;

import io.shoppipe.singer.error.NearMiss;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds models, seeds and snapshots by what {@code ref} names, and sources by what {@code source}
 * names. Immutable.
 */
public final class NodeIndex {
  private final String project;
  private final Map<String, RelationNode> models = new TreeMap<>();
  private final Map<String, SourceNode> sources = new TreeMap<>();
  private final Set<String> disabled;

  /** {@code disabled} are names of models and {@code source.table} names that are switched off. */
  public NodeIndex(
      String project,
      Collection<? extends RelationNode> models,
      Collection<SourceNode> sources,
      Collection<String> disabled) {
    this.project = project;
    this.disabled = new TreeSet<>(disabled);
    models.forEach(model -> this.models.put(model.name(), model));
    sources.forEach(source -> this.sources.put(source.source() + "." + source.name(), source));
  }

  public Optional<RelationNode> relation(Optional<String> packageName, String name) {
    boolean ours = packageName.isEmpty() || packageName.equals(Optional.of(project));
    return ours ? Optional.ofNullable(models.get(name)) : Optional.empty();
  }

  public Optional<SourceNode> source(String source, String table) {
    return Optional.ofNullable(sources.get(source + "." + table));
  }

  /** Why there is no such model, in one sentence and a hint. */
  public String noModel(Optional<String> packageName, String name) {
    if (packageName.isPresent() && !packageName.equals(Optional.of(project))) {
      return "depends on a model of the package '"
          + packageName.get()
          + "', which is not part of this project.";
    }
    if (disabled.contains(name)) {
      return "depends on a model named '" + name + "' which is disabled.";
    }
    return "depends on a model named '"
        + name
        + "' which was not found."
        + NearMiss.hint(name, models.keySet());
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
