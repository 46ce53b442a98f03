package io.shoppipe.models.report;

import java.util.Locale;

/** How a node ended, in dbt's words. */
public enum Status {
  SUCCESS,
  /** Some batches of a microbatch model failed. */
  PARTIAL_SUCCESS,
  ERROR,
  SKIPPED,
  PASS,
  FAIL,
  WARN;

  /** As in {@code run_results.json}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether what waits for the node is skipped, and the run has failed. */
  public boolean failed() {
    return this == ERROR || this == FAIL || this == PARTIAL_SUCCESS;
  }
}
