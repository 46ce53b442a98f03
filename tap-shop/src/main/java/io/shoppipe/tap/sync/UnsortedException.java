package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.JsonNode;

/** A stream that is said to be sorted by its replication key is not. */
final class UnsortedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsortedException(JsonNode value, JsonNode before) {
    super(value + " came after " + before);
  }
}
