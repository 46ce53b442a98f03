package io.shoppipe.models.report;

import java.util.Locale;

/** How a node ended, in dbt's words. */
public enum Status {
  SUCCESS,
  ERROR,
  SKIPPED,
  PASS,
  FAIL,
  WARN;

  /** As in {@code run_results.json}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether what waits for the node is skipped, and the run has failed. */
  public boolean failed() {
    return this == ERROR || this == FAIL;
  }
}
