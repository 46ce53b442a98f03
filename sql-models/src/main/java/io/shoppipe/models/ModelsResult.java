package io.shoppipe.models;

import io.shoppipe.models.report.NodeResult;
import java.util.List;

/** How the nodes went, in the order in which they ended. */
public record ModelsResult(List<NodeResult> results) {
  public ModelsResult {
    results = List.copyOf(results);
  }

  /** Whether no model and no test failed: the caller exits 0, else 6. */
  public boolean succeeded() {
    return results.stream().noneMatch(result -> result.status().failed());
  }
}
