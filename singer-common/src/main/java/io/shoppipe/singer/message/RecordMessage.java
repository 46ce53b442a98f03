package io.shoppipe.singer.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One record; {@code version} is that of a full refresh, in milliseconds since the epoch. */
public record RecordMessage(
    String stream, ObjectNode data, @Nullable Long version, @Nullable Instant timeExtracted)
    implements Message {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.record(this);
  }
}
