package io.shoppipe.target.map;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.map.MappedJson;
import io.shoppipe.singer.map.RecordOutput;
import io.shoppipe.singer.map.RecordParts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Writes a RECORD message; what is only copied stays byte for byte. Not thread-safe. */
final class MappedLine {
  private final Map<String, byte[]> names = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final byte[] begin;

  MappedLine(String stream) {
    begin = text("{\"type\":\"RECORD\",\"stream\":", MappedJson.bytes(stream));
  }

  RecordOutput begin(RecordParts record, RecordEnvelope envelope) {
    out.reset();
    envelope(envelope);
    out.write('{');
    return new Fields(record);
  }

  /** The message with a record as it stands. */
  byte[] of(RecordEnvelope envelope, byte[] record) {
    out.reset();
    envelope(envelope);
    out.writeBytes(record);
    out.write('}');
    return out.toByteArray();
  }

  private void envelope(RecordEnvelope envelope) {
    Long version = envelope.version();
    byte[] extractedAt = envelope.extractedAt().getBytes(StandardCharsets.UTF_8);
    out.writeBytes(begin);
    if (version != null) {
      out.writeBytes(ascii(",\"version\":" + version));
    }
    if (extractedAt.length > 0) {
      out.writeBytes(text(",\"time_extracted\":", extractedAt));
    }
    out.writeBytes(ascii(",\"record\":"));
  }

  byte[] end() {
    out.writeBytes(ascii("}}"));
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] text(String before, byte[] json) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(ascii(before));
    text.writeBytes(json);
    return text.toByteArray();
  }

  private final class Fields implements RecordOutput {
    private final RecordParts record;
    private boolean first = true;

    Fields(RecordParts record) {
      this.record = record;
    }

    private void name(String name) {
      if (!first) {
        out.write(',');
      }
      first = false;
      out.writeBytes(names.computeIfAbsent(name, MappedJson::bytes));
      out.write(':');
    }

    @Override
    public void copy(String name) {
      name(name);
      RecordParts.Part part = record.part(name);
      out.write(record.line(), part.start(), part.end() - part.start());
    }

    @Override
    public void put(String name, JsonNode value) {
      name(name);
      out.writeBytes(MappedJson.bytes(value));
    }
  }
}
