package io.shoppipe.tap.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A definition as it was written; {@code where} names the file, for messages. */
record Origin(String where, ObjectNode json) {
  String id() {
    return json.path("tap_stream_id").asText();
  }

  /** The stream that this one hangs on; empty where it stands alone. */
  String parent() {
    return json.path("parent").path("stream").asText();
  }

  /** Whether its records are parts of the parent's. */
  boolean isCut() {
    return json.path("parent").has("items");
  }
}
