package io.shoppipe.tap.http.client;

import io.shoppipe.singer.error.SingerException;
import java.time.Duration;
import java.util.Optional;

/** When the run as a whole must have ended. Thread-safe. */
final class Deadline {
  private final Optional<Duration> limit;
  private final long start = System.nanoTime();

  Deadline(Optional<Duration> limit) {
    this.limit = limit;
  }

  /** The shorter of the two: the time given or what is left of the run. */
  Duration within(Duration time) {
    return limit
        .map(whole -> whole.minusNanos(System.nanoTime() - start))
        .filter(left -> left.compareTo(time) < 0)
        .map(left -> left.isNegative() ? Duration.ZERO : left)
        .orElse(time);
  }

  boolean isPast() {
    return limit.isPresent() && within(limit.get()).isZero();
  }

  /** Ends the run if it has taken too long. */
  void check(String what) {
    if (isPast()) {
      throw SingerException.external(
          what
              + ": the run has taken longer than source.run_timeout_seconds ("
              + limit.orElseThrow().toMillis() / 1000.0
              + " s). Raise it, or run again from the last state.",
          null);
    }
  }
}
