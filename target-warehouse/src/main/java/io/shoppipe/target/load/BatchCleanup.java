package io.shoppipe.target.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Deletes the files of BATCH messages, where the config says so, once a STATE that covers them is
 * committed: before that a repeated run may need them. Not thread-safe.
 */
final class BatchCleanup {
  private record Waiting(long number, List<Path> files) {}

  private final boolean delete;
  private final Consumer<String> warn;
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  BatchCleanup(boolean delete, Consumer<String> warn) {
    this.delete = delete;
    this.warn = warn;
  }

  /** The records of these files end with this number. */
  void read(long number, List<Path> files) {
    if (delete) {
      waiting.addLast(new Waiting(number, files));
    }
  }

  /** All up to a number is committed together with its STATE. */
  void covered(long number) {
    while (!waiting.isEmpty() && waiting.getFirst().number() <= number) {
      waiting.removeFirst().files().forEach(this::remove);
    }
  }

  private void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      warn.accept("BATCH: " + file + " can't be deleted: " + e.getMessage());
    }
  }
}
