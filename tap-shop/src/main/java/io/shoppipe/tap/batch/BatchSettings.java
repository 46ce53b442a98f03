package io.shoppipe.tap.batch;

import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How records are written to files: into which folder, with what before each file's name, packed or
 * not, how many to a file.
 */
public record BatchSettings(Path folder, String prefix, boolean gzip, long size) {
  private static final String ROOT = "batch_config.storage.root";

  /** Empty where records are sent as messages; what is wrong is added to {@code problems}. */
  public static Optional<BatchSettings> of(Config config, Problems problems) {
    if (!config.has(ROOT)) {
      return Optional.empty();
    }
    return folder(config.requiredText(ROOT), problems)
        .map(
            folder ->
                new BatchSettings(
                    folder,
                    config.text("batch_config.storage.prefix").orElse(""),
                    config.requiredText("batch_config.encoding.compression").equals("gzip"),
                    config.integer("batch_config.batch_size")));
  }

  private static Optional<Path> folder(String root, Problems problems) {
    try {
      if (root.startsWith("file://")) {
        return Optional.of(Path.of(URI.create(root.replace(" ", "%20")).getPath()));
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    problems.add(
        "config: "
            + ROOT
            + " '"
            + root
            + "' names no folder. Write file:// and an absolute path: file:///var/lib/batches.");
    return Optional.empty();
  }
}
