package io.shoppipe.tap.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** A stream's part {@code http}, typed and checked. Nobody may change the body. */
record HttpSpec(
    String path,
    String method,
    Map<String, String> parameters,
    Map<String, String> headers,
    Optional<JsonNode> body,
    Records records,
    Total total,
    Paging paging,
    Pace pace,
    Optional<Range> range) {

  /** Where the records stand in an answer; {@code single}: one object, not a list. */
  record Records(JsonPointer pointer, boolean single) {}

  /** Where the length of the whole list is told, if anywhere. */
  record Total(Optional<JsonPointer> pointer, Optional<String> header, boolean isEstimate) {}

  /** How much at a time; {@code conditional}: ask whether anything has changed. */
  record Pace(long pageSize, int parallelPages, boolean conditional) {}

  /** The parameters that narrow a list by its replication key. */
  record Range(
      String replicationKey, Optional<String> from, Optional<String> before, BookmarkForm form) {}
}
