package io.shoppipe.target.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a load's states go, beside stdout. */
final class StateFileOption {
  @Option(
      names = "--state-output",
      paramLabel = "FILE",
      description =
          "Write each committed state to this file, too: whole, in the place of the one before.")
  private @Nullable Path file;

  Optional<Path> file() {
    return Optional.ofNullable(file);
  }
}
