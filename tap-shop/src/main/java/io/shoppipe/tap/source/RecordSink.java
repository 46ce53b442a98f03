package io.shoppipe.tap.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.json.ExactJson;
import java.time.Instant;

/** Takes records as they are read; the record is the sink's own from then on. */
@FunctionalInterface
public interface RecordSink {
  void accept(ObjectNode record, Instant extractedAt);

  /**
   * Takes a record as the first {@code length} bytes of {@code json}: an object in UTF-8 on one
   * line, valid against the schema of the stream's definition, with the copies that it asks for and
   * without a password. The bytes are the giver's own again afterwards.
   */
  default void accept(byte[] json, int length, Instant extractedAt) {
    accept(ExactJson.object(json, length), extractedAt);
  }

  /** Whether records in bytes are wanted as they are, so that a tree of each would be in vain. */
  default boolean takesBytes() {
    return false;
  }

  /** In place of records: what was handed out in the last run still holds, all of it. */
  default void unchanged() {}
}
