package io.shoppipe.singer.message;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonGeneratorImpl;
import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.ExactJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages as lines of compact JSON, in UTF-8. A STATE flushes, so that a reader sees at
 * once how far it may commit, and only whole lines are handed over. A reader that went away ends
 * the writing with an external failure. Not thread-safe.
 */
public final class MessageWriter implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final OutputStream out;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(2 * BUFFER_BYTES);
  private final JsonGenerator json;
  private final Message.Visitor<Line> lines = new Lines();

  public MessageWriter(OutputStream out) {
    this.out = out;
    try {
      json = ExactJson.MAPPER.createGenerator(buffer, JsonEncoding.UTF8);
      ((JsonGeneratorImpl) json).setRootValueSeparator(null);
    } catch (IOException e) {
      throw readerGone(e);
    }
  }

  public void write(Message message) {
    try {
      json.writeStartObject();
      message.accept(lines).write();
      json.writeEndObject();
      json.writeRaw('\n');
      json.flush();
      if (message instanceof StateMessage || buffer.size() >= BUFFER_BYTES) {
        handOver();
      }
    } catch (IOException e) {
      throw readerGone(e);
    }
  }

  /** A line of three parts, of the middle one the first {@code length} bytes. */
  void write(byte[] head, byte[] middle, int length, byte[] tail) {
    try {
      buffer.write(head, 0, head.length);
      buffer.write(middle, 0, length);
      buffer.write(tail, 0, tail.length);
      if (buffer.size() >= BUFFER_BYTES) {
        handOver();
      }
    } catch (IOException e) {
      throw readerGone(e);
    }
  }

  /** Hands everything written so far to the reader. */
  public void flush() {
    try {
      handOver();
    } catch (IOException e) {
      throw readerGone(e);
    }
  }

  /** Flushes; the stream itself stays open, since it is the process's. */
  @Override
  public void close() {
    flush();
  }

  private void handOver() throws IOException {
    try {
      buffer.writeTo(out);
      out.flush();
    } finally {
      buffer.reset();
    }
  }

  private static SingerException readerGone(IOException cause) {
    return SingerException.external(
        "stdout: the program that reads the messages has gone ("
            + cause.getMessage()
            + "). See what it said, then run both again from the last state.",
        cause);
  }

  private interface Line {
    void write() throws IOException;
  }

  private final class Lines implements Message.Visitor<Line> {
    private Instant lastMoment = Instant.EPOCH;
    private String lastMomentText = Instant.EPOCH.toString();

    @Override
    public Line schema(SchemaMessage message) {
      return () -> {
        head("SCHEMA", message.stream());
        node("schema", message.schema());
        names("key_properties", message.keyProperties());
        if (!message.bookmarkProperties().isEmpty()) {
          names("bookmark_properties", message.bookmarkProperties());
        }
      };
    }

    @Override
    public Line record(RecordMessage message) {
      return () -> {
        head("RECORD", message.stream());
        node("record", message.data());
        version(message.version());
        Instant at = message.timeExtracted();
        if (at != null) {
          json.writeStringField("time_extracted", text(at));
        }
      };
    }

    @Override
    public Line batch(BatchMessage message) {
      return () -> {
        head("BATCH", message.stream());
        json.writeObjectFieldStart("encoding");
        json.writeStringField("format", "jsonl");
        json.writeStringField("compression", message.compression());
        json.writeEndObject();
        names("manifest", message.manifest());
        version(message.version());
      };
    }

    @Override
    public Line state(StateMessage message) {
      return () -> {
        json.writeStringField("type", "STATE");
        node("value", message.value());
      };
    }

    @Override
    public Line activateVersion(ActivateVersionMessage message) {
      return () -> {
        head("ACTIVATE_VERSION", message.stream());
        version(message.version());
      };
    }

    /** The records of one page share their moment. */
    private String text(Instant at) {
      if (!at.equals(lastMoment)) {
        lastMoment = at;
        lastMomentText = at.toString();
      }
      return lastMomentText;
    }

    private void head(String type, String stream) throws IOException {
      json.writeStringField("type", type);
      json.writeStringField("stream", stream);
    }

    private void node(String field, JsonNode value) throws IOException {
      json.writeFieldName(field);
      json.writeTree(value);
    }

    private void names(String field, List<String> names) throws IOException {
      json.writeArrayFieldStart(field);
      for (String name : names) {
        json.writeString(name);
      }
      json.writeEndArray();
    }

    private void version(@Nullable Long version) throws IOException {
      if (version != null) {
        json.writeNumberField("version", version);
      }
    }
  }
}
