package io.shoppipe.models;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be done. {@code again} are the only nodes to run, where they are known by id: those
 * that an earlier run left.
 */
record Task(ModelsCommand command, ModelsRequest request, Optional<Again> again) {
  /** The task itself, or for {@code retry} what is left of the earlier one. */
  static Task of(ModelsCommand command, ModelsRequest request, String targetPath) {
    if (command != ModelsCommand.RETRY) {
      return new Task(command, request, Optional.empty());
    }
    Path folder = request.choice().state().orElseGet(() -> Artifacts.folder(request, targetPath));
    EarlierRunResults earlier = EarlierRunResults.read(folder);
    return new Task(earlier.command(), earlier.like(request), Optional.of(earlier.again()));
  }
}
