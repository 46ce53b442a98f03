package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.catalog.Selection;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.singer.map.Flattener;
import io.shoppipe.singer.map.Flattening;
import io.shoppipe.singer.map.RecordRefusedException;
import io.shoppipe.singer.map.StreamMap;
import io.shoppipe.singer.message.SchemaMessage;
import io.shoppipe.tap.check.Fault;
import io.shoppipe.tap.check.RecordCheck;
import io.shoppipe.tap.settings.InvalidRecords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream under one of its names. The map sees the whole record, the selection comes after it (so
 * a hash can be made of a field that is not sent itself), the flattening last; what then breaks the
 * schema never leaves. Not thread-safe.
 */
final class MappedOutput {
  private static final Logger LOG = LoggerFactory.getLogger(MappedOutput.class);

  private final StreamMap map;
  private final Selection selection;
  private final Flattener flattener;
  private final Channel channel;
  private final InvalidRecords invalid;
  private final RecordCheck check;
  private final Optional<MappedBytes> bytes;
  private long skipped;

  MappedOutput(
      StreamMap map,
      Selection selection,
      Flattening flattening,
      Channel channel,
      InvalidRecords invalid) {
    this.map = map;
    this.selection = selection;
    this.channel = channel;
    this.invalid = invalid;
    this.flattener = flattening.of(selection.schema(map.schema()), "stream '" + map.alias() + "'");
    this.check = new RecordCheck(flattener.schema(), map.keys());
    // Where there is a map, and nothing comes behind it.
    boolean last = !map.keepsRecords() && flattener.schema().equals(map.schema());
    this.bytes = last ? MappedBytes.of(map) : Optional.empty();
  }

  String stream() {
    return map.alias();
  }

  Channel channel() {
    return channel;
  }

  SchemaMessage schema(List<String> bookmarkProperties) {
    List<String> bookmarks =
        bookmarkProperties.stream()
            .filter(name -> flattener.schema().path("properties").has(name))
            .toList();
    return new SchemaMessage(map.alias(), flattener.schema(), map.keys(), bookmarks);
  }

  /** Whether a record that fits this schema and has this key is wanted in the bytes it comes in. */
  boolean takesBytes(ObjectNode schema, List<String> keys) {
    return map.keepsRecords()
        ? map.keys().equals(keys) && flattener.schema().equals(schema)
        : bytes.isPresent();
  }

  /**
   * Sends a record that is the first {@code length} bytes of {@code json}, unless a filter leaves
   * it out.
   */
  void record(byte[] json, int length, Instant extractedAt) {
    if (map.keepsRecords()) {
      channel.record(json, length, extractedAt);
      return;
    }
    MappedBytes mapped = bytes.orElseThrow();
    switch (told(() -> mapped.map(json, length))) {
      case MAPPED -> channel.record(mapped.mapped().bytes(), mapped.mapped().length(), extractedAt);
      case UNSURE -> record(ExactJson.object(json, length), extractedAt);
      case LEFT_OUT -> {}
    }
  }

  /** Sends the record, unless a filter leaves it out. */
  void record(ObjectNode record, Instant extractedAt) {
    Optional<ObjectNode> mapped = mapped(record);
    if (mapped.isEmpty()) {
      return;
    }
    Optional<Fault> fault = check.fault(mapped.get());
    if (fault.isEmpty()) {
      channel.record(mapped.get(), extractedAt);
    } else {
      refuse(mapped.get(), fault.get());
    }
  }

  /** Says how many records were left out for their faults. */
  void tellSkipped() {
    if (skipped > 0) {
      LOG.warn(
          "stream '{}': {} records were left out, for they break the schema (on_invalid_record:"
              + " skip)",
          stream(),
          skipped);
    }
  }

  private Optional<ObjectNode> mapped(ObjectNode record) {
    Optional<ObjectNode> mapped =
        map.keepsRecords() ? Optional.of(record) : told(() -> map.record(record));
    mapped.ifPresent(selection::retainSelected);
    return mapped.map(flattener::record);
  }

  private <T> T told(Supplier<T> mapping) {
    try {
      return mapping.get();
    } catch (RecordRefusedException e) {
      throw SingerException.data(
          "stream '"
              + map.alias()
              + "', field '"
              + e.field()
              + "': "
              + e.reason()
              + ". Mend the expression, or leave such records out with __filter__.");
    }
  }

  private void refuse(ObjectNode record, Fault fault) {
    String line =
        "stream '"
            + stream()
            + "', record "
            + key(record)
            + (fault.field().isEmpty() ? "" : ", field '" + fault.field() + "'")
            + ": "
            + fault.reason();
    if (invalid == InvalidRecords.FAIL) {
      throw SingerException.data(
          line
              + ". Correct the stream's schema, mend the field with stream_maps, or leave such"
              + " records out with on_invalid_record: skip.");
    }
    skipped++;
    if (skipped == 1) {
      LOG.warn("{}; it is left out, and so are others like it", line);
    }
  }

  private String key(ObjectNode record) {
    ObjectNode key = record.objectNode();
    for (String name : map.keys()) {
      JsonNode value = record.get(name);
      if (value != null) {
        key.set(name, value);
      }
    }
    return key.toString();
  }
}
