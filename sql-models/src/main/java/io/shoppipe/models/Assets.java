package io.shoppipe.models;

import io.shoppipe.models.project.ProjectConfig;
import io.shoppipe.models.run.TargetFiles;
import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code asset-paths}: pictures and the like, which the documentation finds beside its page. */
record Assets(ProjectConfig config, TargetFiles files) {
  void copy() {
    for (String folder : config.folders().assets()) {
      Path from = config.root().resolve(folder);
      for (Path file : below(from)) {
        String name = from.relativize(file).toString().replace('\\', '/');
        files.write(folder + "/" + name, out -> Files.copy(file, out));
      }
    }
  }

  private static List<Path> below(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException failed) {
      throw SingerException.config("Can't read " + folder + ": " + failed);
    }
  }
}
