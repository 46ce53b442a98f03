package io.shoppipe.models.materialization;

import io.shoppipe.python.Repr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the {@code merge_*} settings of a model on DuckDB, with dbt-duckdb's words. Pure.
 */
final class MergeConfig {
  private static final List<String> CLAUSES = List.of("when_matched", "when_not_matched");
  private static final List<String> TEXTS =
      List.of("merge_update_condition", "merge_insert_condition");
  private static final List<String> LISTS =
      List.of(
          "merge_on_using_columns",
          "merge_update_columns",
          "merge_exclude_columns",
          "merge_returning_columns");

  /** What clauses of one's own take the place of. */
  private static final List<String> BASIC =
      List.of(
          "merge_update_condition",
          "merge_insert_condition",
          "merge_update_columns",
          "merge_update_set_expressions",
          "merge_exclude_columns");

  private final Map<String, @Nullable Object> config;
  private final List<String> problems = new ArrayList<>();

  private MergeConfig(Map<String, @Nullable Object> config) {
    this.config = config;
  }

  /** What is wrong with them; empty where nothing is. */
  static List<String> problems(Map<String, @Nullable Object> config) {
    MergeConfig found = new MergeConfig(config);
    found.check();
    return found.problems;
  }

  private void check() {
    for (String key : TEXTS) {
      Object value = config.get(key);
      if (value != null && !(value instanceof String)) {
        problems.add(key + " must be a string, found: " + Repr.text(value));
      }
    }
    LISTS.forEach(this::list);
    mapping("merge_update_set_expressions");
    Object clauses = config.get("merge_clauses");
    if (clauses instanceof Map<?, ?> map) {
      clauses(map);
    } else {
      mapping("merge_clauses");
    }
  }

  private void list(String key) {
    Object value = config.get(key);
    if (value != null && !(value instanceof List)) {
      problems.add(key + " must be a list");
    } else if (value instanceof List<?> items) {
      items.stream()
          .filter(item -> !(item instanceof String))
          .forEach(
              item ->
                  problems.add(
                      key + " must contain only string values, found: " + Repr.text(item)));
    }
  }

  private void mapping(String key) {
    Object value = config.get(key);
    if (value != null && !(value instanceof Map)) {
      problems.add(
          key
              + " must be a dictionary, found: "
              + (value instanceof String text ? text : Repr.text(value)));
    }
  }

  private void clauses(Map<?, ?> clauses) {
    if (CLAUSES.stream().noneMatch(clauses::containsKey)) {
      problems.add(
          "merge_clauses must contain at least one of 'when_matched' or 'when_not_matched' keys");
    }
    CLAUSES.stream().filter(clauses::containsKey).forEach(key -> clause(key, clauses.get(key)));
    List<String> ignored = BASIC.stream().filter(this::isSet).toList();
    if (!ignored.isEmpty()) {
      problems.add(
          "When merge_clauses is specified, the following basic merge configurations will be ignored and should be removed: "
              + String.join(", ", ignored)
              + ". Say it within merge_clauses.");
    }
  }

  private boolean isSet(String key) {
    Object value = config.get(key);
    return value instanceof List<?> list
        ? !list.isEmpty()
        : value instanceof Map<?, ?> map ? !map.isEmpty() : value != null;
  }

  private void clause(String key, @Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      problems.add("merge_clauses." + key + " must be a list");
    } else if (list.isEmpty()) {
      problems.add("merge_clauses." + key + " must contain at least one element");
    } else {
      list.stream()
          .filter(item -> !(item instanceof Map))
          .forEach(
              item ->
                  problems.add(
                      "merge_clauses." + key + " elements must be dictionaries, found: " + item));
    }
  }
}
