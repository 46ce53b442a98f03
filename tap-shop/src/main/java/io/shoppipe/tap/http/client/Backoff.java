package io.shoppipe.tap.http.client;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: three times as long each time, at most a minute, give
 * or take a quarter, so that many clients do not come back together. With the default of half a
 * second the waits sum up to twenty seconds, longer than dummyjson's rate limit lasts.
 */
record Backoff(Duration initial, DoubleSupplier random) {
  private static final double FACTOR = 3;
  private static final double LONGEST_SECONDS = 60;
  private static final double JITTER = 0.25;

  /** The wait after {@code attempts} failed ones (from 1). */
  Duration after(int attempts) {
    double seconds = initial.toNanos() / 1e9 * Math.pow(FACTOR, Math.max(0, attempts - 1));
    double spread = 1 + JITTER * (2 * random.getAsDouble() - 1);
    return Duration.ofNanos(Math.round(Math.min(seconds, LONGEST_SECONDS) * spread * 1e9));
  }
}
