package io.shoppipe.models;

import io.shoppipe.models.report.BatchResults;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an earlier run left, for {@code retry}: the ids of its nodes, the batches of those
 * microbatch models that were built in part, and when that run began.
 */
record Again(Set<String> ids, Map<String, BatchResults> batches, Optional<Instant> began) {
  static final Again NOTHING = new Again(Set.of(), Map.of(), Optional.empty());

  Again {
    ids = Set.copyOf(ids);
    batches = Map.copyOf(batches);
  }
}
