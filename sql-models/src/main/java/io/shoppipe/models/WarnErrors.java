package io.shoppipe.models;

import io.shoppipe.models.yaml.YamlMap;
import io.shoppipe.models.yaml.YamlReader;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of dbt's warnings end a run: {@code --warn-error} for all, {@code --warn-error-options} by
 * name. {@code except} are left out where all others count.
 */
public record WarnErrors(boolean all, Set<String> named, Set<String> except) {
  public static final WarnErrors NONE = new WarnErrors(false, Set.of(), Set.of());
  public static final WarnErrors ALL = new WarnErrors(true, Set.of(), Set.of());

  /** What a test that warns is to dbt. */
  public static final String TEST = "LogTestResult";

  /** What {@code exceptions.warn()} of a template is to dbt. */
  public static final String TEMPLATE = "JinjaLogWarning";

  /** What a selection that finds nothing is to dbt. */
  public static final String NO_NODES = "NoNodesForSelectionCriteria";

  private static final Set<String> EVERYTHING = Set.of("all", "*", "Everything");

  public WarnErrors {
    named = Set.copyOf(named);
    except = Set.copyOf(except);
  }

  /** Of {@code {"error": "all" or names, "warn": names, "silence": names}}, or the older words. */
  public static WarnErrors of(String yaml) {
    return of(YamlReader.map("--warn-error-options", yaml));
  }

  /** The same of a mapping: {@code flags} of a project have one. */
  static WarnErrors of(YamlMap map) {
    Set<String> named = names(map, "include", "error");
    boolean all = named.stream().anyMatch(EVERYTHING::contains);
    return new WarnErrors(all, named, names(map, "exclude", "warn", "silence"));
  }

  private static Set<String> names(YamlMap map, String... keys) {
    return Arrays.stream(keys)
        .flatMap(
            key ->
                map.values().get(key) instanceof String one
                    ? List.of(one).stream()
                    : map.texts(key).stream())
        .collect(Collectors.toSet());
  }

  /** Whether a warning of that name is an error. */
  public boolean includes(String event) {
    return (all || named.contains(event)) && !except.contains(event);
  }
}
