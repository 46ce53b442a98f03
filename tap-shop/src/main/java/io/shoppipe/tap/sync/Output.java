package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.map.StreamMap;
import io.shoppipe.singer.message.ActivateVersionMessage;
import io.shoppipe.singer.message.MessageWriter;
import io.shoppipe.tap.batch.BatchFiles;
import io.shoppipe.tap.definition.StreamDefinition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One selected stream's messages, under each name that its maps give it. Not thread-safe. */
final class Output implements AutoCloseable {
  private final String stream;
  private final List<MappedOutput> mapped;
  private final List<String> bookmarkProperties;
  private final @Nullable Long version;
  private final MessageWriter writer;
  private final RecordCounter records;

  /** {@code whole}: all of the stream's records will come, which then have a version. */
  Output(StreamPlan plan, List<String> bookmarks, RunContext run, boolean whole) {
    this.stream = plan.id();
    this.version = whole ? Long.valueOf(run.version()) : null;
    this.writer = run.writer();
    this.bookmarkProperties = List.copyOf(bookmarks);
    this.records = new RecordCounter(plan.id());
    this.mapped = plan.maps().stream().map(map -> mapped(plan, map, run)).toList();
  }

  private MappedOutput mapped(StreamPlan plan, StreamMap map, RunContext run) {
    return new MappedOutput(
        map,
        plan.selection(),
        plan.flattening(),
        channel(map.alias(), run),
        run.settings().invalidRecords());
  }

  private Channel channel(String alias, RunContext run) {
    return run.settings()
        .batch()
        .map(settings -> new BatchFiles(settings, alias, run.id(), run.stores()))
        .<Channel>map(files -> new BatchChannel(files, alias, version, writer))
        .orElseGet(() -> new MessageChannel(alias, version, writer));
  }

  void schema() {
    mapped.forEach(output -> writer.write(output.schema(bookmarkProperties)));
  }

  /** Sends a record, which may be changed on the way. */
  void record(ObjectNode record, Instant extractedAt) {
    for (MappedOutput output : mapped) {
      output.record(mapped.size() == 1 ? record : record.deepCopy(), extractedAt);
    }
    records.add();
  }

  /** Whether records of this stream are wanted in the bytes they come in. */
  boolean takesBytes(StreamDefinition stream) {
    return mapped.size() == 1 && mapped.get(0).takesBytes(stream.schema(), stream.keyProperties());
  }

  /** Sends a record that is the first {@code length} bytes of {@code json}. */
  void record(byte[] json, int length, Instant extractedAt) {
    mapped.get(0).record(json, length, extractedAt);
    records.add();
  }

  /** Whether a file is full. */
  boolean isFull() {
    for (MappedOutput output : mapped) {
      if (output.channel().isFull()) {
        return true;
      }
    }
    return false;
  }

  /** Sends what waits in files. */
  void cut() {
    mapped.forEach(output -> output.channel().cut());
  }

  /** A full refresh is whole. */
  void activateVersion() {
    Long whole = version;
    if (whole != null) {
      mapped.forEach(output -> writer.write(new ActivateVersionMessage(output.stream(), whole)));
    }
  }

  /** Says what became of the records. */
  void tell() {
    records.tell();
    mapped.forEach(MappedOutput::tellSkipped);
  }

  String stream() {
    return stream;
  }

  long records() {
    return records.total();
  }

  @Override
  public void close() {
    mapped.forEach(output -> output.channel().close());
  }
}
