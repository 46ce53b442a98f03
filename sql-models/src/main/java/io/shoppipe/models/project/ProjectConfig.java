package io.shoppipe.models.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code dbt_project.yml}. {@code trees} holds the config trees by section: {@code models}, {@code
 * seeds}, {@code snapshots}, {@code data_tests}, {@code sources}. {@code profile} is empty where
 * none is named.
 */
public record ProjectConfig(
    Path root,
    String name,
    String version,
    String profile,
    Folders folders,
    String targetPath,
    Map<String, @Nullable Object> vars,
    Hooks hooks,
    Packages packages,
    Map<String, @Nullable Object> flags,
    boolean restrictAccess,
    Map<String, Map<String, @Nullable Object>> trees) {

  /** SQL that runs before and after all nodes, and the comment of every query; unrendered. */
  public record Hooks(
      List<String> onRunStart, List<String> onRunEnd, Optional<Object> queryComment) {
    public Hooks {
      onRunStart = List.copyOf(onRunStart);
      onRunEnd = List.copyOf(onRunEnd);
    }
  }

  /**
   * Where installed packages are, and what only the root project's file decides: where dispatch
   * looks for macros (packages by namespace), and whether a package's materialization stands in the
   * place of dbt's of the same name without being asked ({@code overriding}).
   */
  public record Packages(String folder, Map<String, List<String>> dispatch, boolean overriding) {
    public Packages {
      dispatch = Map.copyOf(dispatch);
    }
  }

  /** Where the kinds of files are, relative to the root. */
  public record Folders(
      List<String> models,
      List<String> seeds,
      List<String> snapshots,
      List<String> macros,
      List<String> tests,
      List<String> analyses,
      List<String> functions,
      List<String> docs,
      List<String> assets) {
    public Folders {
      models = List.copyOf(models);
      seeds = List.copyOf(seeds);
      snapshots = List.copyOf(snapshots);
      macros = List.copyOf(macros);
      tests = List.copyOf(tests);
      analyses = List.copyOf(analyses);
      functions = List.copyOf(functions);
      docs = List.copyOf(docs);
      assets = List.copyOf(assets);
    }

    /** Where Markdown files are looked for: without {@code docs-paths} everywhere. */
    public List<String> documented() {
      return docs.isEmpty() ? all() : docs;
    }

    /** All of them, each once: properties files may stand in any. */
    public List<String> all() {
      return Stream.of(models, seeds, snapshots, macros, tests, analyses, functions)
          .flatMap(List::stream)
          .distinct()
          .toList();
    }
  }

  /** Whether a flag of {@code flags:} is on; false where it is not given. */
  public boolean flag(String name) {
    return "true".equalsIgnoreCase(String.valueOf(flags.get(name)));
  }

  /** The config tree of a section; empty where the file has none. */
  public Map<String, @Nullable Object> tree(String section) {
    return trees.getOrDefault(section, Map.of());
  }
}
