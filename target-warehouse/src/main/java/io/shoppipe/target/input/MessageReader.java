package io.shoppipe.target.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.JsonFault;
import io.shoppipe.singer.scan.JsonScanner;
import io.shoppipe.singer.scan.JsonSyntaxException;
import io.shoppipe.store.Stores;
import io.shoppipe.target.load.LoadRun;
import io.shoppipe.target.load.StreamLoad;
import io.shoppipe.target.map.MappedMessages;
import io.shoppipe.target.map.RecordEnvelope;
import io.shoppipe.target.map.StreamMapping;
import io.shoppipe.target.record.RefusedRecordException;
import io.shoppipe.target.record.TooNarrowException;
import io.shoppipe.warehouse.api.RowWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads Singer messages and hands them to the run. A record goes in one pass from the line into its
 * columns; only when its {@code type} or {@code stream} stands behind it, or its version is not the
 * one expected, the line is read a second time. Not thread-safe.
 */
public final class MessageReader {
  private final LineReader lines;
  private final Supplier<String> where;
  private final LoadRun run;
  private final ControlMessages control;
  private final RefusedRecords refused;
  private final Envelope envelope = new Envelope();
  private final EnvelopeReader message;
  private final StreamMapping mapping;
  private @Nullable StreamLoad open;

  /** The stream as which the record was read; another may be named behind it. */
  private @Nullable String readAs;

  private @Nullable BatchReader batch;

  public MessageReader(InputStream in, LoadRun run, StreamMapping mapping, Stores stores) {
    this.lines = new LineReader(in);
    this.where = lines::where;
    this.run = run;
    this.control = new ControlMessages(run, mapping, stores);
    this.mapping = mapping;
    this.refused = new RefusedRecords(run);
    this.message = new EnvelopeReader(lines, envelope, this::record);
  }

  /** Waits for more input; false at its end, when {@link #handle} must still be called once. */
  public boolean fill() {
    if (batch == null) {
      return lines.fill();
    }
    batch.fill();
    return true;
  }

  /** Whether the files of a BATCH are still being read. */
  public boolean inBatch() {
    return batch != null;
  }

  /** Handles every whole line that has been read. */
  public void handle() {
    if (batch != null && !batch.handle()) {
      batch = null;
    }
    while (batch == null && lines.next()) {
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
    } catch (JsonSyntaxException e) {
      throw broken(e.position() - start + 1, e.reason());
    } catch (JsonProcessingException e) {
      throw broken(column(e), JsonFault.reason(e));
    } catch (IOException e) {
      throw SingerException.external(lines.where() + ": can't be read: " + e.getMessage(), e);
    } finally {
      discardOpenRow();
    }
  }

  /** Jackson does not tell the place of what breaks its limits. */
  private static int column(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
  }

  private void message(int start) throws IOException {
    try {
      readAs = null;
      readWidening(start, null, null);
      boolean misread = readAs != null && !(envelope.isRecord() && readAs.equals(envelope.stream));
      if (misread) {
        discardOpenRow();
        envelope.record.set(0, 0);
      }
      if ((misread || envelope.recordSkipped) && envelope.isRecord()) {
        readWidening(start, envelope.type, envelope.stream);
      }
      if (!envelope.record.isEmpty()) {
        mapped();
      } else if (envelope.isRecord()) {
        endRecord(start);
      } else if ("BATCH".equals(envelope.type)) {
        batch =
            control
                .batch(envelope, lines.buffer(), lines.number(), lines.where(), this::mappedInBatch)
                .orElse(null);
      } else {
        control.handle(envelope, lines.buffer(), lines.where());
      }
    } catch (RefusedRecordException e) {
      discardOpenRow();
      refused.message(e, lines.buffer(), start, lines.end(), lines.number());
    }
  }

  /** The record goes on as other records, each read as if it had come in this line. */
  private void mapped() throws IOException {
    byte[] line = lines.buffer();
    String stream = envelope.stream == null ? "" : envelope.stream;
    Envelope.Slice time = envelope.extractedAt;
    String extractedAt =
        new String(line, time.start, time.end - time.start, StandardCharsets.UTF_8);
    RecordEnvelope around =
        new RecordEnvelope(lines.where(), stream, envelope.version(where), extractedAt);
    goOn(around, mapping.messages(around, line, envelope.record.start, envelope.record.end));
  }

  /** A record that stands alone in a line of a file. */
  private void mappedInBatch(BatchMessage of, LineReader file, int start, String where) {
    RecordEnvelope around = new RecordEnvelope(where, of.stream(), of.version(), "");
    try {
      goOn(around, mapping.messages(around, file.buffer(), start, file.end()));
    } catch (IOException e) {
      throw SingerException.external(where + ": can't be read: " + e.getMessage(), e);
    } finally {
      discardOpenRow();
    }
  }

  private void goOn(RecordEnvelope around, MappedMessages found) throws IOException {
    RefusedRecordException verdict =
        found.refused() == null ? invalidText(around, found) : found.refused();
    for (byte[] message : found.messages()) {
      lines.substitute(message, around.where());
      try {
        if (verdict != null) {
          refused.message(verdict, message, 0, message.length, lines.number());
        } else {
          message(0);
        }
      } finally {
        lines.restore();
      }
    }
  }

  /** What an expression read may be gone in its result: it is judged here. */
  private @Nullable RefusedRecordException invalidText(
      RecordEnvelope around, MappedMessages found) {
    String field = found.invalidText();
    StreamLoad load = field == null ? null : run.known(mapping.names(around.stream()).get(0));
    return field == null || load == null || !load.reader().refusesInvalidText()
        ? null
        : new RefusedRecordException(
            around.where(),
            load.stream(),
            field,
            "holds a character that no column can hold (half of a surrogate pair or a byte that is"
                + " no UTF-8), which an expression of stream_maps reads");
  }

  private void endRecord(int start) {
    StreamLoad load = opened();
    Long version = envelope.version(where);
    if (!load.expects(version)) {
      discardOpenRow();
      if (load.superseded(version, lines.where())) {
        return;
      }
      load.expect(version);
      readWidening(start, envelope.type, envelope.stream);
    }
    load.endRow(extractedMicros(load));
    open = null;
    run.recordTaken(load, lines.end() - start);
  }

  private @Nullable Long extractedMicros(StreamLoad load) {
    Envelope.Slice time = envelope.extractedAt;
    if (time.isEmpty() || lines.buffer()[time.start] == 'n') {
      return null;
    }
    JsonScanner scanner = message.scanner();
    scanner.reset(lines.buffer(), time.start, time.end);
    message.takeText();
    return load.reader()
        .extractedMicros(scanner.text(), scanner.textStart(), scanner.textLength(), where);
  }

  private StreamLoad opened() {
    if (open == null) {
      throw SingerException.data(
          lines.where() + ": a RECORD needs 'stream' and 'record'. Mend the tap.");
    }
    return open;
  }

  /**
   * Reads the line; where a column proves too narrow for it, widens the column and reads it again.
   */
  private void readWidening(int start, @Nullable String type, @Nullable String stream) {
    while (true) {
      try {
        envelope.begin(type, stream);
        message.read(start);
        return;
      } catch (TooNarrowException e) {
        StreamLoad load = opened();
        discardOpenRow();
        run.widen(load, e.needed());
      }
    }
  }

  /** The message's reader stands before a record. */
  private void record() {
    String stream = envelope.stream;
    if (stream == null || !envelope.isRecord()) {
      envelope.recordSkipped = true;
      message.scanner().skip();
      return;
    }
    discardOpenRow();
    readAs = stream;
    if (mapping.maps(stream) && !lines.isSubstituted()) {
      noteRecord();
      return;
    }
    StreamLoad load = run.known(stream);
    if (load == null) {
      throw run.unknown("RECORD", stream, lines.where());
    }
    RowWriter row = load.beginRow();
    open = load;
    load.reader().read(message.scanner(), row, lines.number());
  }

  private void noteRecord() {
    JsonScanner scanner = message.scanner();
    scanner.peek();
    int start = scanner.position();
    scanner.skip();
    envelope.record.set(start, scanner.position());
  }

  private void discardOpenRow() {
    if (open != null) {
      open.discardRow();
      open = null;
    }
  }

  private SingerException broken(int column, String reason) {
    if (lines.cut()) {
      return SingerException.data(
          lines.where()
              + ": the input ended in the middle of a message: the tap was cut off. Run again from"
              + " the last state.");
    }
    return SingerException.data(
        lines.where()
            + ", column "
            + column
            + ": not valid JSON: "
            + reason
            + ". Is something else printed on the tap's stdout?");
  }
}
