package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.message.ActivateVersionMessage;
import io.shoppipe.singer.message.MessageWriter;
import io.shoppipe.singer.message.RecordMessage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One selected stream's messages, under each name that its maps give it. Not thread-safe. */
final class Output {
  private final String stream;
  private final List<MappedOutput> mapped;
  private final List<String> bookmarkProperties;
  private final @Nullable Long version;
  private final MessageWriter writer;
  private long records;

  /** {@code version} is that of the full refresh, null for an INCREMENTAL stream. */
  Output(StreamPlan plan, List<String> bookmarks, @Nullable Long version, MessageWriter writer) {
    this.stream = plan.id();
    this.mapped =
        plan.maps().stream()
            .map(map -> new MappedOutput(map, plan.selection(), plan.flattening()))
            .toList();
    this.bookmarkProperties = List.copyOf(bookmarks);
    this.version = version;
    this.writer = writer;
  }

  void schema() {
    mapped.forEach(output -> writer.write(output.schema(bookmarkProperties)));
  }

  /** Sends a record, which may be changed on the way. */
  void record(ObjectNode record, Instant extractedAt) {
    for (MappedOutput output : mapped) {
      ObjectNode own = mapped.size() == 1 ? record : record.deepCopy();
      output
          .record(own)
          .ifPresent(
              found ->
                  writer.write(new RecordMessage(output.stream(), found, version, extractedAt)));
    }
    records++;
  }

  /** A full refresh is whole. */
  void activateVersion() {
    if (version != null) {
      mapped.forEach(output -> writer.write(new ActivateVersionMessage(output.stream(), version)));
    }
  }

  String stream() {
    return stream;
  }

  long records() {
    return records;
  }
}
