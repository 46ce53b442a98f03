package io.shoppipe.models.project;

import io.shoppipe.models.yaml.YamlMap;
import io.shoppipe.models.yaml.YamlReader;
import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The packages in a project's {@code dbt_packages}, and what its {@code packages.yml} asks for. */
public final class InstalledPackages {
  /** The files that list packages; both are read. */
  public static final List<String> LISTS = List.of("packages.yml", "dependencies.yml");

  private final Path root;
  private final Path folder;

  /** {@code folder} as {@code dbt_project.yml} names it. */
  public InstalledPackages(Path root, String folder) {
    this.root = root;
    this.folder = root.resolve(folder);
  }

  /** Where packages are installed. */
  public Path folder() {
    return folder;
  }

  /**
   * The folders of the installed packages, by name. Fails where fewer are installed than asked for.
   */
  public List<Path> folders() {
    List<Path> found = installed();
    int wanted = wanted().size();
    if (found.size() < wanted) {
      throw SingerException.config(
          "dbt_project.yml: packages.yml lists %d package(s), but %s holds %d. Run 'deps' to install them."
              .formatted(wanted, root.relativize(folder), found.size()));
    }
    return found;
  }

  private List<Path> installed() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .filter(path -> Files.isRegularFile(path.resolve(ProjectConfigReader.FILE)))
          .sorted()
          .toList();
    } catch (IOException broken) {
      throw SingerException.config("Can't list " + folder + ": " + broken.getMessage());
    }
  }

  /** The entries of {@code packages:}, unrendered. */
  public List<YamlMap> wanted() {
    List<YamlMap> all = new ArrayList<>();
    for (String name : LISTS) {
      Path file = root.resolve(name);
      if (Files.isRegularFile(file)) {
        all.addAll(YamlReader.map(name, ProjectFiles.text(file, name)).maps("packages"));
      }
    }
    return all;
  }
}
