package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.message.BatchMessage;
import io.shoppipe.singer.message.MessageWriter;
import io.shoppipe.tap.batch.BatchFiles;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes records to files, and sends BATCH messages that name them. Not thread-safe. */
final class BatchChannel implements Channel {
  private final String stream;
  private final @Nullable Long version;
  private final MessageWriter writer;
  private final BatchFiles files;

  BatchChannel(BatchFiles files, String stream, @Nullable Long version, MessageWriter writer) {
    this.files = files;
    this.stream = stream;
    this.version = version;
    this.writer = writer;
  }

  @Override
  public void record(ObjectNode record, Instant extractedAt) {
    files.add(record);
  }

  @Override
  public boolean isFull() {
    return files.isFull();
  }

  @Override
  public void cut() {
    files
        .cut()
        .ifPresent(
            file ->
                writer.write(
                    new BatchMessage(stream, files.compression(), List.of(file), version)));
  }

  @Override
  public void close() {
    files.close();
  }
}
