package io.shoppipe.models.report;

import java.util.Locale;

/** How a node ended, in dbt's words. */
public enum Status {
  SUCCESS,
  /** There was nothing to do: an exposure. */
  NO_OP,
  /** Some batches of a microbatch model failed. */
  PARTIAL_SUCCESS,
  ERROR,
  SKIPPED,
  PASS,
  FAIL,
  WARN;

  /** As in {@code run_results.json}. */
  public String word() {
    return this == NO_OP ? "no-op" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether what waits for the node is skipped, and the run has failed. */
  public boolean failed() {
    return this == ERROR || this == FAIL || this == PARTIAL_SUCCESS;
  }
}
