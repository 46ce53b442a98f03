package io.shoppipe.models;

import io.shoppipe.warehouse.api.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which nodes of a project: dbt's words of {@code --select}, {@code --exclude}, {@code --selector},
 * {@code --indirect-selection}, {@code --resource-type} and {@code --exclude-resource-type}, and
 * the earlier run to compare with or to read from. With {@code changed} only what reads these
 * tables, directly or not, and what is not there yet.
 */
public record Choice(
    List<String> select,
    List<String> exclude,
    Optional<String> selector,
    String indirect,
    List<String> types,
    List<String> excludedTypes,
    Optional<Path> state,
    Defer defer,
    Optional<Set<TableName>> changed) {
  /** Everything, with the tests that stand on it. */
  public static final Choice ALL =
      new Choice(
          List.of(),
          List.of(),
          Optional.empty(),
          "eager",
          List.of(),
          List.of(),
          Optional.empty(),
          Defer.OFF,
          Optional.empty());

  /**
   * Whether what is not built here is read from where an earlier run left it; {@code favored}: also
   * where there is one of its own. {@code folder} has that run's manifest, else {@code state}.
   */
  public record Defer(boolean on, boolean favored, Optional<Path> folder) {
    public static final Defer OFF = new Defer(false, false, Optional.empty());
  }

  public Choice {
    select = List.copyOf(select);
    exclude = List.copyOf(exclude);
    types = List.copyOf(types);
    excludedTypes = List.copyOf(excludedTypes);
    changed = changed.map(Set::copyOf);
  }

  public Choice reading(Set<TableName> tables) {
    return new Choice(
        select,
        exclude,
        selector,
        indirect,
        types,
        excludedTypes,
        state,
        defer,
        Optional.of(tables));
  }

  public Choice selecting(List<String> words) {
    return new Choice(
        words, exclude, selector, indirect, types, excludedTypes, state, defer, changed);
  }

  public Choice excluding(List<String> words) {
    return new Choice(
        select, words, selector, indirect, types, excludedTypes, state, defer, changed);
  }
}
