package io.shoppipe.models;

import io.shoppipe.models.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** The artifacts of one step that later steps compare with, beside the target folder. */
final class KeptArtifacts {
  private KeptArtifacts() {}

  /** What a step's {@code state} names: the last run's, or those that were {@code kept}. */
  static Path folder(YamlMap step, Path target) {
    return step.text("state").equals(Optional.of("kept")) ? kept(target) : target;
  }

  static void keep(Path target) {
    try {
      Files.createDirectories(kept(target));
      for (String file : List.of("manifest.json", "run_results.json")) {
        Path from = target.resolve(file);
        if (Files.exists(from)) {
          Files.copy(from, kept(target).resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Path kept(Path target) {
    return target.resolveSibling("kept");
  }
}
