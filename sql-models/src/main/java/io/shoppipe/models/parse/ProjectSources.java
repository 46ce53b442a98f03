package io.shoppipe.models.parse;

import io.shoppipe.models.project.ConfigTree;
import io.shoppipe.models.project.ProjectConfig;
import io.shoppipe.models.project.ProjectFiles;
import io.shoppipe.models.project.Properties;
import io.shoppipe.models.project.PropertiesReader;
import io.shoppipe.models.project.SourceFile;
import io.shoppipe.models.project.YamlRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All files of one package that take part in the graph, read once. {@code root} is the project that
 * runs: the package itself, or the one that has installed it.
 */
public record ProjectSources(
    ProjectConfig config,
    ProjectConfig root,
    List<SourceFile> models,
    List<SourceFile> seeds,
    List<SourceFile> snapshots,
    List<SourceFile> singularTests,
    List<SourceFile> macros,
    List<SourceFile> fixtures,
    List<SourceFile> analyses,
    List<SourceFile> functions,
    List<SourceFile> docs,
    Properties properties) {
  private static final String GENERIC = "generic/";
  private static final String FIXTURES = "fixtures/";

  public ProjectSources {
    models = List.copyOf(models);
    seeds = List.copyOf(seeds);
    snapshots = List.copyOf(snapshots);
    singularTests = List.copyOf(singularTests);
    macros = List.copyOf(macros);
    fixtures = List.copyOf(fixtures);
    analyses = List.copyOf(analyses);
    functions = List.copyOf(functions);
    docs = List.copyOf(docs);
  }

  /** Reads the files below the project's folders. */
  public static ProjectSources read(
      ProjectConfig config, ProjectConfig root, YamlRenderer renderer) {
    ProjectFiles files = new ProjectFiles(config.root());
    ProjectConfig.Folders folders = config.folders();
    List<SourceFile> tests = files.find(folders.tests(), ".sql");
    List<SourceFile> macros = new ArrayList<>(files.find(folders.macros(), ".sql"));
    tests.stream().filter(ProjectSources::isGeneric).forEach(macros::add);
    return new ProjectSources(
        config,
        root,
        files.find(folders.models(), ".sql"),
        files.list(folders.seeds(), ".csv"),
        files.find(folders.snapshots(), ".sql"),
        tests.stream().filter(test -> !isGeneric(test) && !isFixture(test)).toList(),
        macros,
        files.find(folders.tests(), ".csv", ".sql").stream()
            .filter(ProjectSources::isFixture)
            .toList(),
        files.find(folders.analyses(), ".sql"),
        files.find(folders.functions(), ".sql", ".py"),
        files.find(folders.documented(), ".md"),
        new PropertiesReader(renderer).read(files.find(folders.all(), ".yml", ".yaml")));
  }

  private static boolean isGeneric(SourceFile test) {
    return test.inFolder().startsWith(GENERIC);
  }

  private static boolean isFixture(SourceFile file) {
    return file.inFolder().startsWith(FIXTURES);
  }

  /** What the package's own tree says of a node. */
  Map<String, @Nullable Object> config(String section, List<String> fqn) {
    return ConfigTree.of(config.tree(section), fqn);
  }

  /** Adds what the root project's tree says of a package's node: it wins over the package. */
  void override(Map<String, @Nullable Object> merged, String section, List<String> fqn) {
    if (!root.name().equals(config.name())) {
      ConfigTree.merge(merged, ConfigTree.of(root.tree(section), fqn));
    }
  }

  /** The fully qualified name of what a file defines. */
  List<String> fqn(SourceFile file, String... names) {
    List<String> fqn = new ArrayList<>(List.of(config.name()));
    String[] parts = file.inFolder().split("/", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      fqn.add(parts[i]);
    }
    fqn.addAll(List.of(names));
    return fqn;
  }
}
