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
    Optional<Path> state) {
  /** Everything, with the tests that stand on it. */
  public static final Choice ALL =
      new Choice(
          List.of(), List.of(), Optional.empty(), "eager", List.of(), List.of(), Optional.empty());

  public Choice {
    select = List.copyOf(select);
    exclude = List.copyOf(exclude);
    types = List.copyOf(types);
    excludedTypes = List.copyOf(excludedTypes);
  }

  public Choice selecting(List<String> words) {
    return new Choice(words, exclude, selector, indirect, types, excludedTypes, state);
  }

  public Choice excluding(List<String> words) {
    return new Choice(select, words, selector, indirect, types, excludedTypes, state);
  }
}
