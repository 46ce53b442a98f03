package io.shoppipe.store.remote;

import io.shoppipe.singer.error.SingerException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How often something is tried, and how long to wait before the second time; each further wait is
 * twice as long, at most 20 seconds.
 */
public record Persistence(int attempts, Duration delay) {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** Waits after so many failures in a row; {@code interrupted} makes what ends the waiting. */
  public void pause(int failures, Supplier<SingerException> interrupted) {
    Duration wait = delay.multipliedBy(1L << Math.min(failures - 1, 10));
    pause(wait.compareTo(LONGEST) < 0 ? wait : LONGEST, interrupted);
  }

  /** Waits; {@code interrupted} makes what ends the waiting. */
  public static void pause(Duration wait, Supplier<SingerException> interrupted) {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      SingerException ended = interrupted.get();
      ended.addSuppressed(e);
      throw ended;
    }
  }
}
