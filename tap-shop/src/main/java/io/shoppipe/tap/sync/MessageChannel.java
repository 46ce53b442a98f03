package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.message.EncodedRecords;
import io.shoppipe.singer.message.MessageWriter;
import io.shoppipe.singer.message.RecordMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sends each record as a RECORD message at once. Not thread-safe. */
final class MessageChannel implements Channel {
  private final String stream;
  private final @Nullable Long version;
  private final MessageWriter writer;
  private final EncodedRecords encoded;

  MessageChannel(String stream, @Nullable Long version, MessageWriter writer) {
    this.stream = stream;
    this.version = version;
    this.writer = writer;
    this.encoded = new EncodedRecords(stream, version);
  }

  @Override
  public void record(ObjectNode record, Instant extractedAt) {
    writer.write(new RecordMessage(stream, record, version, extractedAt));
  }

  @Override
  public void record(byte[] json, int length, Instant extractedAt) {
    encoded.write(writer, json, length, extractedAt);
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
