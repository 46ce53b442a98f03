package io.shoppipe.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which nodes of a project: dbt's words of {@code --select}, {@code --exclude}, {@code --selector},
 * {@code --indirect-selection}, {@code --resource-type} and {@code --exclude-resource-type}, and
 * the earlier run to compare with or to read from.
 */
public record Choice(
    List<String> select,
    List<String> exclude,
    Optional<String> selector,
    String indirect,
    List<String> types,
    List<String> excludedTypes,
    Optional<Path> state,
    Defer defer) {
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
          Defer.OFF);

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
  }

  public Choice selecting(List<String> words) {
    return new Choice(words, exclude, selector, indirect, types, excludedTypes, state, defer);
  }

  public Choice excluding(List<String> words) {
    return new Choice(select, words, selector, indirect, types, excludedTypes, state, defer);
  }
}
