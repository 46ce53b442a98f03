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
    Earlier earlier) {
  /** Everything, with the tests that stand on it. */
  public static final Choice ALL =
      new Choice(
          List.of(), List.of(), Optional.empty(), "eager", List.of(), List.of(), Earlier.NONE);

  /**
   * Folders with the artifacts of an earlier run: {@code state} for the methods that compare,
   * {@code deferState} (else {@code state}) for what is read from where that run built it.
   */
  public record Earlier(
      Optional<Path> state, Optional<Path> deferState, boolean defer, boolean favorState) {
    public static final Earlier NONE =
        new Earlier(Optional.empty(), Optional.empty(), false, false);

    /** The folder that deferred references are resolved with. */
    public Optional<Path> deferredTo() {
      return defer ? deferState.or(() -> state) : Optional.empty();
    }
  }

  public Choice {
    select = List.copyOf(select);
    exclude = List.copyOf(exclude);
    types = List.copyOf(types);
    excludedTypes = List.copyOf(excludedTypes);
  }

  public Choice selecting(List<String> words) {
    return new Choice(words, exclude, selector, indirect, types, excludedTypes, earlier);
  }

  public Choice excluding(List<String> words) {
    return new Choice(select, words, selector, indirect, types, excludedTypes, earlier);
  }
}
