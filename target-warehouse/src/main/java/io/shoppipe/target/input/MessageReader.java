package io.shoppipe.target.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.target.json.JsonScanner;
import io.shoppipe.target.json.JsonSyntaxException;
import io.shoppipe.target.load.LoadRun;
import io.shoppipe.target.load.StreamLoad;
import io.shoppipe.target.record.RecordTimes;
import io.shoppipe.target.record.TooNarrowException;
import io.shoppipe.warehouse.api.RowWriter;
import java.io.IOException;
import java.io.InputStream;
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
  private final Envelope envelope = new Envelope();
  private final EnvelopeReader message;
  private final RecordTimes times = new RecordTimes();
  private @Nullable StreamLoad open;

  public MessageReader(InputStream in, LoadRun run) {
    this.lines = new LineReader(in);
    this.run = run;
    this.control = new ControlMessages(run);
    this.message = new EnvelopeReader(lines, envelope, this::record);
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
      readWidening(start, null, null);
      if (envelope.recordSkipped && envelope.isRecord()) {
        readWidening(start, envelope.type, envelope.stream);
      }
      if (envelope.isRecord()) {
        endRecord(start);
      } else {
        control.handle(envelope, lines.buffer(), lines.where());
      }
    } catch (JsonSyntaxException e) {
      throw broken(e.position() - start + 1, e.reason());
    } catch (JsonProcessingException e) {
      String reason = e.getOriginalMessage().lines().findFirst().orElse("unknown");
      throw broken(e.getLocation().getColumnNr(), reason);
    } catch (IOException e) {
      throw SingerException.external(lines.where() + ": can't be read: " + e.getMessage(), e);
    } finally {
      discardOpenRow();
    }
  }

  private void endRecord(int start) {
    StreamLoad load = opened();
    if (!load.expects(envelope.version)) {
      discardOpenRow();
      load.expect(envelope.version);
      readWidening(start, envelope.type, envelope.stream);
    }
    load.endRow(extractedMicros());
    open = null;
    run.recordTaken(lines.end() - start);
  }

  private @Nullable Long extractedMicros() {
    Envelope.Slice time = envelope.extractedAt;
    if (time.isEmpty() || lines.buffer()[time.start] == 'n') {
      return null;
    }
    JsonScanner scanner = message.scanner();
    scanner.reset(lines.buffer(), time.start, time.end);
    message.takeText();
    return times.micros(scanner.text(), scanner.textStart(), scanner.textLength(), lines.where());
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
        run.widen(load, e.field(), e.wider());
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
    StreamLoad load = run.known(stream);
    if (load == null) {
      throw run.unknown(stream, lines.where());
    }
    RowWriter row = load.beginRow();
    open = load;
    load.reader().read(message.scanner(), row, lines.number());
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
              + ": the input ended in the middle of a message: the tap was cut off. Run again from the last state.");
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
