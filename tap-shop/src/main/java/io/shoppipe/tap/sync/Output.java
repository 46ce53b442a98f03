package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.catalog.Selection;
import io.shoppipe.singer.map.StreamMap;
import io.shoppipe.singer.message.ActivateVersionMessage;
import io.shoppipe.singer.message.MessageWriter;
import io.shoppipe.singer.message.RecordMessage;
import io.shoppipe.singer.message.SchemaMessage;
import io.shoppipe.tap.source.Shaping;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One selected stream's messages. The map sees the whole record, the selection comes after it: so a
 * hash can be made of a field that is not sent itself. Not thread-safe.
 */
final class Output {
  private final String stream;
  private final ObjectNode schema;
  private final List<String> keys;
  private final List<String> bookmarkProperties;
  private final Selection selection;
  private final StreamMap map;
  private final @Nullable Long version;
  private final MessageWriter writer;
  private long records;

  /** {@code version} is that of the full refresh, null for an INCREMENTAL stream. */
  Output(StreamPlan plan, List<String> bookmarks, @Nullable Long version, MessageWriter writer) {
    this.stream = plan.id();
    this.schema = plan.schema();
    this.keys = plan.keys();
    this.bookmarkProperties = List.copyOf(bookmarks);
    this.selection = plan.selection();
    this.map = plan.map();
    this.version = version;
    this.writer = writer;
  }

  void schema() {
    ObjectNode mapped = schema.deepCopy();
    Shaping.removePasswords(mapped);
    map.schema(mapped);
    writer.write(new SchemaMessage(stream, selection.schema(mapped), keys, bookmarkProperties));
  }

  /** Sends a record, which is changed on the way. */
  void record(ObjectNode record, Instant extractedAt) {
    map.record(record);
    selection.retainSelected(record);
    writer.write(new RecordMessage(stream, record, version, extractedAt));
    records++;
  }

  /** A full refresh is whole. */
  void activateVersion() {
    if (version != null) {
      writer.write(new ActivateVersionMessage(stream, version));
    }
  }

  String stream() {
    return stream;
  }

  long records() {
    return records;
  }
}
