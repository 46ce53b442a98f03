package io.shoppipe.target.load;

import io.shoppipe.singer.error.SingerException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Deletes the files of BATCH messages, where the config says so, once a STATE that covers them is
 * committed: before that a repeated run may need them. Not thread-safe.
 */
final class BatchCleanup {
  private record Waiting(long number, Runnable deletion) {}

  private final boolean delete;
  private final Consumer<String> warn;
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  BatchCleanup(boolean delete, Consumer<String> warn) {
    this.delete = delete;
    this.warn = warn;
  }

  /** The records of files that can be deleted so end with this number. */
  void read(long number, Runnable deletion) {
    if (delete) {
      waiting.addLast(new Waiting(number, deletion));
    }
  }

  /** All up to a number is committed together with its STATE. */
  void covered(long number) {
    while (!waiting.isEmpty() && waiting.getFirst().number() <= number) {
      remove(waiting.removeFirst().deletion());
    }
  }

  private void remove(Runnable deletion) {
    try {
      deletion.run();
    } catch (SingerException e) {
      warn.accept("BATCH: " + e.getMessage());
    }
  }
}
