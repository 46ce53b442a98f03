package io.shoppipe.tap.file;

import com.fasterxml.jackson.core.JsonParser;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.tap.cell.JsonBytes;
import io.shoppipe.tap.cell.Utf8;
import io.shoppipe.tap.check.RecordScan;
import io.shoppipe.tap.source.RecordSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Hands records to a sink: as they are, where the readers vouch for them or a scan shows that they
 * can leave so, else as trees, with which all can be done. Not thread-safe.
 */
final class RecordGate {
  private final RecordSink sink;
  private final boolean certain;
  private final @Nullable RecordScan scan;

  RecordGate(FileReaders readers, RecordSink sink) {
    this.sink = sink;
    this.certain = readers.checkAll();
    this.scan = sink.takesBytes() ? readers.scan().orElse(null) : null;
  }

  void pass(JsonBytes record, Instant now) {
    try {
      if ((certain && !record.isDoubtful()) || leaves(record)) {
        sink.accept(record.bytes(), record.length(), now);
      } else {
        sink.accept(ExactJson.object(record.bytes(), record.length()), now);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean leaves(JsonBytes record) throws IOException {
    if (scan == null || !Utf8.isWhole(record.bytes(), record.length())) {
      return false;
    }
    try (JsonParser json = ExactJson.MAPPER.createParser(record.bytes(), 0, record.length())) {
      json.nextToken();
      return scan.leaves(json);
    }
  }
}
