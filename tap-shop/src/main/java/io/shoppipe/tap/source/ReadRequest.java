package io.shoppipe.tap.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What of a stream is wanted. {@code from}: where an INCREMENTAL stream begins, inclusive (a source
 * that can't narrow its records hands out all of them); {@code context}: what the requests need of
 * the parent's record; {@code sourceState}: what the source gave to {@code newSourceState} in an
 * earlier run, missing in the first (the source may give new states between records: each holds
 * once all records handed out before it are sent); {@code limit}: how many records suffice.
 */
public record ReadRequest(
    Optional<Bound> from,
    Map<String, JsonNode> context,
    JsonNode sourceState,
    Consumer<JsonNode> newSourceState,
    OptionalLong limit) {
  public ReadRequest {
    context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
  }

  /** The least value of a replication key that is wanted. */
  public record Bound(String replicationKey, JsonNode value) {}

  /** All records from a bound on, for a stream without parent whose source keeps no state. */
  public static ReadRequest from(Optional<Bound> bound) {
    return new ReadRequest(
        bound, Map.of(), MissingNode.getInstance(), state -> {}, OptionalLong.empty());
  }
}
