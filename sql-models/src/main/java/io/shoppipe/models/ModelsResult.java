package io.shoppipe.models;

import io.shoppipe.models.report.NodeResult;
import io.shoppipe.models.report.Status;
import java.util.List;

/**
 * How the nodes went, in the order in which they ended. {@code failed} tells of a failure that is
 * no node's: a source too old, a check of the connection.
 */
public record ModelsResult(List<NodeResult> results, boolean failed) {
  public ModelsResult {
    results = List.copyOf(results);
  }

  public ModelsResult(List<NodeResult> results) {
    this(results, false);
  }

  /** Whether nothing failed: the caller exits 0. */
  public boolean succeeded() {
    return !failed
        && results.stream()
            .noneMatch(one -> one.status().failed() || one.status() == Status.SKIPPED);
  }
}
