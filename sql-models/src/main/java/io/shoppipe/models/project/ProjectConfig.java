package io.shoppipe.models.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code dbt_project.yml}. {@code trees} holds the config trees by section: {@code models}, {@code
 * data_tests}, {@code sources}. {@code profile} is empty where none is named.
 */
public record ProjectConfig(
    Path root,
    String name,
    String version,
    String profile,
    Folders folders,
    String targetPath,
    Map<String, @Nullable Object> vars,
    Map<String, Map<String, @Nullable Object>> trees) {

  /** Where the kinds of files are, relative to the root. */
  public record Folders(List<String> models, List<String> macros, List<String> tests) {
    public Folders {
      models = List.copyOf(models);
      macros = List.copyOf(macros);
      tests = List.copyOf(tests);
    }
  }

  /** The config tree of a section; empty where the file has none. */
  public Map<String, @Nullable Object> tree(String section) {
    return trees.getOrDefault(section, Map.of());
  }
}
