package io.shoppipe.warehouse.bigquery;

import java.time.Duration;

/**
 * Which project and dataset, and how they are reached. Empty texts: {@code location} that of the
 * dataset; {@code endpoint} Google's own, else a test server's address, which is asked without
 * credentials; {@code firstDelay}: the longest wait before a request is tried a second time.
 */
public record BigQueryAddress(
    String project, String dataset, String location, String endpoint, Duration firstDelay) {
  public static final Duration FIRST_DELAY = Duration.ofMillis(500);
  private static final int LEASE_DELAYS = 90;

  /** How long a run may give no sign of life before another takes its tables: 45 s mostly. */
  Duration lease() {
    return firstDelay.multipliedBy(LEASE_DELAYS);
  }

  String text() {
    return "bigquery://" + project + "/" + dataset;
  }
}
