package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.BigQueryException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries requests again where that may help, after waits that double, with jitter. */
final class Attempts {
  static final int MOST = 8;
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
  private static final Duration LONGEST = Duration.ofSeconds(32);

  private final Duration first;
  private final BigQueryFailures failures;

  Attempts(Duration first, BigQueryFailures failures) {
    this.first = first;
    this.failures = failures;
  }

  BigQueryFailures failures() {
    return failures;
  }

  /** The same waits for what another words. */
  Attempts wording(BigQueryFailures other) {
    return new Attempts(first, other);
  }

  /** For requests that do nothing twice: that read, or that name what they make. */
  <T> T call(String what, Supplier<T> request) {
    for (int attempt = 1; ; attempt++) {
      try {
        return request.get();
      } catch (BigQueryException e) {
        boolean timedOut = Reasons.timedOut(e);
        if (timedOut) {
          // Google's client takes a time-out for an interruption, and marks the thread.
          Thread.interrupted();
        }
        if (attempt == MOST || !(timedOut || Reasons.pass(e))) {
          throw e;
        }
        pause(attempt, what, String.valueOf(e.getMessage()));
      }
    }
  }

  /** The same, and what fails for good is worded. */
  <T> T ask(String what, Supplier<T> request) {
    try {
      return call(what, request);
    } catch (BigQueryException e) {
      throw failures.of(e);
    }
  }

  /** Waits before the next attempt. */
  void pause(int attempt, String what, String why) {
    long most = Math.min(LONGEST.toMillis(), first.toMillis() << Math.min(attempt - 1, 20));
    long millis = most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1);
    LOG.info("{}: attempt {} did not succeed, again in {} ms: {}", what, attempt, millis, why);
    sleep(millis);
  }

  void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failures.of(0, null, "interrupted while waiting", e);
    }
  }
}
