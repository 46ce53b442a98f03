package io.shoppipe.target.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.target.load.LoadRun;
import io.shoppipe.target.load.StreamLoad;
import io.shoppipe.target.record.JsonInput;
import io.shoppipe.target.record.RecordTimes;
import io.shoppipe.target.record.RefusedRecordException;
import io.shoppipe.target.record.TooNarrowException;
import io.shoppipe.warehouse.api.RowWriter;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads Singer messages and hands them to the run. A record goes in one pass from the line into its
 * columns; only when its {@code type} or {@code stream} stands behind it, or its version is not the
 * one expected, the line is read a second time. Not thread-safe.
 */
public final class MessageReader {
  private final LineReader lines;
  private final LoadRun run;
  private final ControlMessages control;
  private final RefusedRecords refused;
  private final Envelope envelope = new Envelope();
  private final JsonInput input = new JsonInput();
  private @Nullable StreamLoad open;

  public MessageReader(InputStream in, LoadRun run) {
    this.lines = new LineReader(in);
    this.run = run;
    this.control = new ControlMessages(run);
    this.refused = new RefusedRecords(run);
  }

  /** Waits for more input; false at its end, when {@link #handle} must still be called once. */
  public boolean fill() {
    return lines.fill();
  }

  /** Handles every whole line that has been read. */
  public void handle() {
    while (lines.next()) {
      int start = lines.start();
      while (start < lines.end()
          && (lines.buffer()[start] == ' ' || lines.buffer()[start] == '\t')) {
        start++;
      }
      if (start < lines.end()) {
        line(start);
      }
    }
  }

  private void line(int start) {
    try {
      message(start);
    } catch (JsonProcessingException e) {
      throw broken(e);
    } catch (IOException e) {
      throw SingerException.external(where() + ": can't be read: " + e.getMessage(), e);
    } finally {
      discardOpenRow();
    }
  }

  private void message(int start) throws IOException {
    try {
      readWidening(start, null, null);
      if (envelope.recordSkipped && envelope.isRecord()) {
        readWidening(start, envelope.type, envelope.stream);
      }
      if (envelope.isRecord()) {
        endRecord(start);
      } else {
        control.handle(envelope, lines.buffer(), where());
      }
    } catch (RefusedRecordException e) {
      discardOpenRow();
      refused.message(e, lines.buffer(), start, lines.end(), lines.number());
    }
  }

  private void endRecord(int start) throws IOException {
    StreamLoad load = opened();
    if (!load.expects(envelope.version)) {
      discardOpenRow();
      load.expect(envelope.version);
      readWidening(start, envelope.type, envelope.stream);
    }
    String extractedAt = envelope.extractedAt;
    load.endRow(
        extractedAt == null ? null : RecordTimes.micros(extractedAt, where(), load.stream()));
    open = null;
    run.recordTaken(load, lines.end() - start);
  }

  private StreamLoad opened() {
    if (open == null) {
      throw SingerException.data(where() + ": a RECORD needs 'stream' and 'record'. Mend the tap.");
    }
    return open;
  }

  /**
   * Reads the line; where a column proves too narrow for it, widens the column and reads it again.
   */
  private void readWidening(int start, @Nullable String type, @Nullable String stream)
      throws IOException {
    while (true) {
      try {
        read(start, type, stream);
        return;
      } catch (TooNarrowException e) {
        StreamLoad load = opened();
        discardOpenRow();
        run.widen(load, e.field(), e.wider());
      }
    }
  }

  private void read(int start, @Nullable String type, @Nullable String stream) throws IOException {
    envelope.begin(type, stream);
    try (JsonParser parser =
        JsonLines.FACTORY.createParser(lines.buffer(), start, lines.end() - start)) {
      input.reset(parser, lines.buffer(), start);
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw SingerException.data(
            where()
                + ": not a Singer message: a JSON object was expected. Is the tap printing"
                + " something else on stdout?");
      }
      String name;
      while ((name = parser.nextFieldName()) != null) {
        parser.nextToken();
        part(name, parser, type != null);
      }
      if (parser.nextToken() != null) {
        throw SingerException.data(
            where() + ": more than one message on the line. Each message needs a line of its own.");
      }
    }
  }

  private void part(String name, JsonParser parser, boolean known) throws IOException {
    switch (name) {
      case "record" -> record(parser);
      case "type" ->
          envelope.type = known ? envelope.type : parser.getText().toUpperCase(Locale.ROOT);
      case "stream" -> envelope.stream = parser.getText();
      case "version" -> envelope.version = version(parser);
      case "time_extracted" ->
          envelope.extractedAt =
              parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
      case "value" -> slice(envelope.value, parser);
      case "schema" -> slice(envelope.schema, parser);
      case "key_properties" -> slice(envelope.keyProperties, parser);
      default -> parser.skipChildren();
    }
  }

  private void record(JsonParser parser) throws IOException {
    String stream = envelope.stream;
    if (stream == null || !envelope.isRecord()) {
      envelope.recordSkipped = true;
      parser.skipChildren();
      return;
    }
    discardOpenRow();
    StreamLoad load = run.known(stream);
    if (load == null) {
      throw run.unknown(stream, where());
    }
    RowWriter row = load.beginRow();
    open = load;
    load.reader().read(input, row, lines.number());
  }

  private @Nullable Long version(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw SingerException.data(where() + ": 'version' must be an integer. Mend the tap.");
    }
    return parser.getLongValue();
  }

  private void slice(Envelope.Slice slice, JsonParser parser) throws IOException {
    int start = input.tokenStart();
    if (parser.currentToken().isStructStart()) {
      parser.skipChildren();
    } else {
      parser.getTextLength(); // a string is read lazily: this moves the parser past its end
    }
    slice.set(start, input.position());
  }

  private void discardOpenRow() {
    if (open != null) {
      open.discardRow();
      open = null;
    }
  }

  private SingerException broken(JsonProcessingException e) {
    if (lines.cut()) {
      return SingerException.data(
          where()
              + ": the input ended in the middle of a message: the tap was cut off. Run again from"
              + " the last state.");
    }
    String reason = e.getOriginalMessage().lines().findFirst().orElse("unknown");
    return SingerException.data(
        where()
            + ", column "
            + e.getLocation().getColumnNr()
            + ": not valid JSON: "
            + reason
            + ". Is something else printed on the tap's stdout?");
  }

  private String where() {
    return "line " + lines.number();
  }
}
