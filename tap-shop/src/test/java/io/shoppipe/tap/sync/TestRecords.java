package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.tap.source.ReadRequest;
import io.shoppipe.tap.source.RecordSink;
import io.shoppipe.tap.source.StreamSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** A source that hands out the same records each time, written with {@code '} for quotes. */
record TestRecords(List<String> lines) implements StreamSource {
  static StreamSource of(String... lines) {
    return new TestRecords(List.of(lines));
  }

  @Override
  public void read(ReadRequest request, RecordSink sink) {
    lines.forEach(line -> sink.accept(json(line), Instant.EPOCH));
  }

  static ObjectNode json(String text) {
    return (ObjectNode) parsed(text.replace('\'', '"'));
  }

  static JsonNode parsed(String text) {
    try {
      return ExactJson.MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
