package io.shoppipe.models.project;

import io.shoppipe.models.yaml.YamlMap;
import io.shoppipe.models.yaml.YamlReader;
import io.shoppipe.singer.error.SingerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code dbt_project.yml}; keys that it does not know are left alone, as dbt does. */
public final class ProjectConfigReader {
  public static final String FILE = "dbt_project.yml";

  /** Rendered when they are used, not when the file is read. */
  private static final String EXPLICIT_OVERRIDES =
      "require_explicit_package_overrides_for_builtin_materializations";

  private static final Set<String> RENDERED_LATER =
      Set.of(
          "vars",
          "on-run-start",
          "on-run-end",
          "query-comment",
          "+pre-hook",
          "+post-hook",
          "pre-hook",
          "post-hook",
          "+pre_hook",
          "+post_hook",
          "pre_hook",
          "post_hook");

  private static final List<String> TREES =
      List.of(
          "models",
          "seeds",
          "snapshots",
          "sources",
          "exposures",
          "analyses",
          "unit_tests",
          "functions");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  /** Two numbers, or three with what semantic versions may have behind them. */
  private static final Pattern VERSION =
      Pattern.compile("\\d+\\.\\d+(\\.\\d+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?)?");

  private final YamlRenderer renderer;

  public ProjectConfigReader(YamlRenderer renderer) {
    this.renderer = renderer;
  }

  /** The profile's name only: it is needed before there is a target to render the rest with. */
  public String profileName(Path root) {
    String raw = raw(root).text("profile").orElse("");
    return String.valueOf(renderer.deep(FILE, raw, Set.of()));
  }

  /** Where packages are installed: it is needed without a target. */
  public String packagesFolder(Path root) {
    String folder = raw(root).text("packages-install-path").orElse("dbt_packages");
    return String.valueOf(renderer.deep(FILE, folder, Set.of()));
  }

  /** Which folders {@code clean} removes; the target folder where none are named. */
  public List<String> cleanTargets(Path root) {
    YamlMap raw = raw(root);
    return raw.has("clean-targets") ? rendered(raw.texts("clean-targets")) : List.of(target(root));
  }

  /** Where artifacts go: it is needed without a target. */
  public String target(Path root) {
    return rendered(List.of(raw(root).text("target-path").orElse("target"))).get(0);
  }

  /** The folders of the project's own files: they are needed without a target. */
  public List<String> codeFolders(Path root) {
    return rendered(folders(raw(root)).all());
  }

  private List<String> rendered(List<String> texts) {
    return texts.stream().map(text -> String.valueOf(renderer.deep(FILE, text, Set.of()))).toList();
  }

  public ProjectConfig read(Path root) {
    return config(root, new YamlMap(FILE, rendered(raw(root))));
  }

  private static YamlMap raw(Path root) {
    Path file = root.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw SingerException.config(
          "No " + FILE + " in " + root + ": name the folder of a dbt project with --project-dir.");
    }
    return YamlReader.map(FILE, ProjectFiles.text(file, FILE));
  }

  @SuppressWarnings("unchecked")
  private Map<String, @Nullable Object> rendered(YamlMap raw) {
    Object rendered = renderer.deep(FILE, raw.values(), RENDERED_LATER);
    return (Map<String, @Nullable Object>) Objects.requireNonNull(rendered);
  }

  private static ProjectConfig config(Path root, YamlMap yaml) {
    String name = yaml.requiredText("name");
    if (!NAME.matcher(name).matches()) {
      throw SingerException.config(
          FILE + ": name '" + name + "' must be letters, digits and underscores, no digit first.");
    }
    return new ProjectConfig(
        root,
        name,
        version(yaml),
        yaml.text("profile").orElse(""),
        folders(yaml),
        yaml.text("target-path").orElse("target"),
        yaml.map("vars").values(),
        new ProjectConfig.Hooks(
            yaml.texts("on-run-start"), yaml.texts("on-run-end"), comment(yaml)),
        new ProjectConfig.Packages(
            yaml.text("packages-install-path").orElse("dbt_packages"),
            dispatch(yaml),
            !yaml.map("flags").bool(EXPLICIT_OVERRIDES).orElse(true)),
        yaml.map("flags").values(),
        yaml.bool("restrict-access").orElse(false),
        trees(yaml));
  }

  private static String version(YamlMap yaml) {
    String version = yaml.text("version").orElse("");
    if (yaml.value("version") instanceof String && !VERSION.matcher(version).matches()) {
      throw unfit("version", version, "Write a version such as 1.0.0.");
    }
    if (yaml.value("dbt-cloud") instanceof String cloud) {
      throw unfit("dbt-cloud", cloud, "Write a mapping.");
    }
    return version;
  }

  private static SingerException unfit(String key, String value, String remedy) {
    return SingerException.config(
        "%s: at path ['%s']: '%s' is not valid under any of the given schemas. %s"
            .formatted(FILE, key, value, remedy));
  }

  /** What is there and empty means no comment. */
  private static Optional<Object> comment(YamlMap yaml) {
    Object given = yaml.value("query-comment");
    boolean said = yaml.values().containsKey("query-comment");
    return said ? Optional.of(given == null ? "" : given) : Optional.empty();
  }

  private static ProjectConfig.Folders folders(YamlMap yaml) {
    return new ProjectConfig.Folders(
        folders(yaml, "model-paths", "source-paths", "models"),
        folders(yaml, "seed-paths", "data-paths", "seeds"),
        folders(yaml, "snapshot-paths", "snapshot-paths", "snapshots"),
        folders(yaml, "macro-paths", "macro-paths", "macros"),
        folders(yaml, "test-paths", "test-paths", "tests"),
        folders(yaml, "analysis-paths", "analysis-paths", "analyses"),
        folders(yaml, "function-paths", "function-paths", "functions"),
        yaml.texts("docs-paths"),
        yaml.texts("asset-paths"));
  }

  private static Map<String, List<String>> dispatch(YamlMap yaml) {
    Map<String, List<String>> orders = new LinkedHashMap<>();
    for (YamlMap entry : yaml.maps("dispatch")) {
      orders.put(entry.requiredText("macro_namespace"), entry.texts("search_order"));
    }
    return orders;
  }

  private static List<String> folders(YamlMap yaml, String key, String old, String usual) {
    String present = yaml.has(key) ? key : old;
    return yaml.has(present) ? yaml.texts(present) : List.of(usual);
  }

  private static Map<String, Map<String, @Nullable Object>> trees(YamlMap yaml) {
    Map<String, Map<String, @Nullable Object>> trees = new LinkedHashMap<>();
    for (String section : TREES) {
      trees.put(section, yaml.map(section).values());
    }
    trees.put("data_tests", yaml.map(yaml.has("data_tests") ? "data_tests" : "tests").values());
    return trees;
  }
}
