package io.shoppipe.target.map;

import io.shoppipe.singer.map.Flattener;
import io.shoppipe.singer.map.RecordOutput;
import io.shoppipe.singer.map.RecordParts;
import io.shoppipe.singer.map.StreamMap;
import java.util.Optional;

/** A stream under one of its names, flat if that is set. Not thread-safe. */
final class MappedStream {
  private final StreamMap map;
  private final Flattener flattener;
  private final MappedLine line;

  MappedStream(StreamMap map, Flattener flattener) {
    this.map = map;
    this.flattener = flattener;
    this.line = new MappedLine(map.alias());
  }

  StreamMap map() {
    return map;
  }

  Flattener flattener() {
    return flattener;
  }

  /** Whether every record stays as it is. */
  boolean keepsRecords() {
    return map.keepsRecords() && flattener.keepsRecords();
  }

  /** The RECORD message with the fields alone that the map leaves as they are. */
  byte[] unchanged(RecordParts record, RecordEnvelope envelope) {
    RecordOutput output = line.begin(record, envelope);
    record.names().stream().filter(map::keeps).forEach(output::copy);
    return line.end();
  }

  /** The whole RECORD message; empty where a filter leaves the record out. */
  Optional<byte[]> message(RecordParts record, RecordEnvelope envelope) {
    RecordOutput output = line.begin(record, envelope);
    RecordOutput flat = flattener.before(output, record);
    return map.record(record, flat) ? Optional.of(line.end()) : Optional.empty();
  }
}
