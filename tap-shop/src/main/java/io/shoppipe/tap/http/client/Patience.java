package io.shoppipe.tap.http.client;

import java.time.Duration;

/**
 * How long a request may keep us waiting: a set time, and longer only while the body comes
 * steadily. What we ourselves take to send records on does not count. A body of gigabytes thus has
 * all the time that it needs, a slow drip has not. Not thread-safe.
 */
final class Patience {
  private static final long STEADY_BYTES_PER_SECOND = 100_000;

  private final Duration limit;
  private long waitedNanos;
  private long received;

  Patience(Duration limit) {
    this.limit = limit;
  }

  long leftNanos() {
    long earned = received / STEADY_BYTES_PER_SECOND * 1_000_000_000;
    return Math.max(0, limit.toNanos() + earned - waitedNanos);
  }

  void waited(long nanos) {
    waitedNanos += nanos;
  }

  void received(long bytes) {
    received += bytes;
  }

  /** For messages. */
  String limit() {
    return limit.toMillis() / 1000.0 + " s";
  }
}
