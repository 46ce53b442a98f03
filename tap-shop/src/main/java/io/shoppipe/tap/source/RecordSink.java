package io.shoppipe.tap.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Takes records as they are read; the record is the sink's own from then on. */
@FunctionalInterface
public interface RecordSink {
  void accept(ObjectNode record, Instant extractedAt);

  /** In place of records: what was handed out in the last run still holds, all of it. */
  default void unchanged() {}
}
