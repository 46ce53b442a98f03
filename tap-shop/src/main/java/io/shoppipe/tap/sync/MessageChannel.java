package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.message.MessageWriter;
import io.shoppipe.singer.message.RecordMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sends each record as a RECORD message at once. */
record MessageChannel(String stream, @Nullable Long version, MessageWriter writer)
    implements Channel {
  @Override
  public void record(ObjectNode record, Instant extractedAt) {
    writer.write(new RecordMessage(stream, record, version, extractedAt));
  }

  @Override
  public boolean isFull() {
    return false;
  }

  @Override
  public void cut() {}

  @Override
  public void close() {}
}
