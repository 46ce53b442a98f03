package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** How a stream's records leave. Not thread-safe. */
interface Channel extends AutoCloseable {
  void record(ObjectNode record, Instant extractedAt);

  /** Whether {@link #cut} is due. */
  boolean isFull();

  /** Sends what was kept back until now. */
  void cut();

  /** What was kept back goes. */
  @Override
  void close();
}
