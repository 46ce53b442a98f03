package io.shoppipe.models;

import io.shoppipe.models.project.InstalledPackages;
import io.shoppipe.models.project.ProjectConfigReader;
import io.shoppipe.models.project.ProjectFiles;
import io.shoppipe.models.yaml.YamlMap;
import io.shoppipe.models.yaml.YamlReader;
import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Installs the local packages of {@code packages.yml} and {@code dependencies.yml}: links to them
 * in the folder of packages. Others must be in that folder already.
 */
final class Dependencies {
  private final Path root;
  private final InstalledPackages packages;
  private final Consumer<String> lines;

  Dependencies(Path root, InstalledPackages packages, Consumer<String> lines) {
    this.root = root;
    this.packages = packages;
    this.lines = lines;
  }

  void install() {
    if (packages.wanted().isEmpty()) {
      lines.accept("Warning: No packages were found in packages.yml");
    }
    packages.wanted().forEach(this::install);
  }

  private void install(YamlMap wanted) {
    if (!wanted.has("local")) {
      checkPresent(wanted);
      return;
    }
    String local = wanted.requiredText("local");
    Path source = root.resolve(local).normalize();
    Path project = source.resolve(ProjectConfigReader.FILE);
    if (!Files.isRegularFile(project)) {
      throw SingerException.config(
          "%s: the local package '%s' has no %s."
              .formatted(wanted.place(), local, ProjectConfigReader.FILE));
    }
    lines.accept("Installing " + local);
    link(packages.folder().resolve(name(project)), source);
    lines.accept("Installed from <local @ " + local + ">");
  }

  private static String name(Path project) {
    String shown = project.toString();
    return YamlReader.map(shown, ProjectFiles.text(project, shown)).requiredText("name");
  }

  private void link(Path link, Path source) {
    try {
      Files.createDirectories(packages.folder());
      if (Files.isSymbolicLink(link)) {
        Files.delete(link);
      }
      if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
        Files.createSymbolicLink(link, source.toAbsolutePath());
      }
    } catch (IOException failed) {
      throw SingerException.config("Can't link " + link + " to " + source + ": " + failed + ".");
    }
  }

  /** A hub's or repository's package is used as it is, if it is there. */
  private void checkPresent(YamlMap wanted) {
    String named = String.valueOf(wanted.values().values().iterator().next());
    String name = named.substring(named.lastIndexOf('/') + 1).replaceFirst("\\.git$", "");
    for (String candidate : new String[] {name, name.replace('-', '_')}) {
      if (Files.isRegularFile(
          packages.folder().resolve(candidate).resolve(ProjectConfigReader.FILE))) {
        lines.accept("Kept " + candidate + " as it is installed");
        return;
      }
    }
    throw SingerException.config(
        "%s: '%s' is no local package, and only those are installed. Put it into %s, or run dbt deps once."
            .formatted(wanted.place(), named, packages.folder().getFileName()));
  }
}
