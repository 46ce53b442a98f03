package io.shoppipe.tap.cli;

import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.tap.sync.StoppedException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run end between two records when a signal comes, so that no line is cut and the last STATE
 * says how far all is sent. Thread-safe.
 */
final class Stopping {
  /** What shells say of a program that SIGTERM ended. */
  private static final int TERMINATED = 143;

  private static final int WAIT_SECONDS = 5;

  private final ProgramIo io;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean asked;

  Stopping(ProgramIo io) {
    this.io = io;
    io.stop().onStop(this::stop);
  }

  /** Whether the run is to end. */
  boolean asked() {
    return asked;
  }

  /** Does the work; the exit code. */
  int around(Runnable work) {
    try {
      work.run();
      return 0;
    } catch (StoppedException e) {
      io.tell("tap-shop", e.getMessage());
      return TERMINATED;
    } finally {
      ended.countDown();
    }
  }

  private void stop() {
    asked = true;
    try {
      if (!ended.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
        io.tell(
            "tap-shop",
            "stopped by a signal while it waited for the source or for its reader. The last STATE"
                + " holds; run again from it.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
