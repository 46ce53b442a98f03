package io.shoppipe.target.input;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.scan.JsonScanner;
import io.shoppipe.singer.scan.JsonSyntaxException;
import io.shoppipe.store.Stores;
import io.shoppipe.store.api.StoredObject;
import io.shoppipe.target.load.LoadRun;
import io.shoppipe.target.load.StreamLoad;
import io.shoppipe.target.record.RefusedRecordException;
import io.shoppipe.target.record.TooNarrowException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of one BATCH, block by block like stdin, so that timer and signals get their
 * turn. Each line is a record and treated like a RECORD's. Not thread-safe.
 */
final class BatchReader {
  /** Takes the records of a stream that is mapped. */
  @FunctionalInterface
  interface Mapped {
    /** A record begins at {@code start} in the current line, which is {@code where} for people. */
    void take(BatchMessage batch, LineReader lines, int start, String where);
  }

  /** Where the BATCH stands in stdin, and where its files are. */
  record BatchPlace(long messageLine, Stores stores) {}

  private final @Nullable Mapped mapped;
  private final BatchMessage batch;
  private final StreamLoad load;
  private final LoadRun run;
  private final RefusedRecords refused;
  private final long messageLine;
  private final JsonScanner scanner = new JsonScanner();
  private final Stores stores;
  private final Deque<StoredObject> left;
  private BatchFile file;
  private LineReader lines;
  private boolean more = true;
  private boolean done;

  /** The batch has one file at least. */
  BatchReader(
      BatchMessage batch, StreamLoad load, LoadRun run, BatchPlace place, @Nullable Mapped mapped) {
    this.stores = place.stores();
    this.mapped = mapped;
    this.batch = batch;
    this.load = load;
    this.run = run;
    this.refused = new RefusedRecords(run);
    this.messageLine = place.messageLine();
    this.left = new ArrayDeque<>(batch.files());
    this.file = new BatchFile(left.removeFirst(), batch, stores);
    this.lines = new LineReader(file);
  }

  /** Reads the next block of the file. */
  void fill() {
    more = lines.fill();
  }

  /** Handles every whole record that has been read; false when that was the last file's last. */
  boolean handle() {
    while (lines.next()) {
      if (hasText()) {
        record();
      }
    }
    if (!more) {
      nextFile();
    }
    return !done;
  }

  /** Frees the file that is open. */
  void close() {
    file.close();
  }

  private void nextFile() {
    file.close();
    if (left.isEmpty()) {
      done = true;
      run.batchRead(() -> batch.delete(stores));
      return;
    }
    file = new BatchFile(left.removeFirst(), batch, stores);
    lines = new LineReader(file);
    more = true;
  }

  private boolean hasText() {
    scanner.reset(lines.buffer(), lines.start(), lines.end());
    return !scanner.atEnd();
  }

  private void record() {
    if (mapped != null) {
      mapped(mapped);
      return;
    }
    if (!load.expects(batch.version())) {
      load.expect(batch.version());
    }
    try {
      while (!read()) {
        // The column is wider now; the record is read again.
      }
      load.endRow(null);
      run.recordTaken(load, lines.end() - lines.start());
    } catch (RefusedRecordException e) {
      refuse(e);
    } catch (JsonSyntaxException e) {
      load.discardRow();
      throw broken(e.position() - lines.start() + 1, e.reason());
    }
  }

  private void mapped(Mapped records) {
    try {
      scanner.peek();
      int start = scanner.position();
      scanner.skip();
      if (!scanner.atEnd()) {
        throw broken(scanner.position() - lines.start() + 1, "more follows after the record");
      }
      records.take(batch, lines, start, where());
    } catch (JsonSyntaxException e) {
      throw broken(e.position() - lines.start() + 1, e.reason());
    }
  }

  private boolean read() {
    scanner.reset(lines.buffer(), lines.start(), lines.end());
    try {
      load.reader().read(scanner, load.beginRow(), lines.number());
      if (!scanner.atEnd()) {
        load.discardRow();
        throw broken(scanner.position() - lines.start() + 1, "more follows after the record");
      }
      return true;
    } catch (TooNarrowException e) {
      load.discardRow();
      run.widen(load, e.needed());
      return false;
    }
  }

  private void refuse(RefusedRecordException e) {
    load.discardRow();
    RefusedRecordException placed =
        new RefusedRecordException(where(), load.stream(), e.field(), e.reason());
    try {
      refused.line(
          placed, lines.buffer(), lines.start(), lines.end(), messageLine, batch.version());
    } catch (IOException broken) {
      throw broken(1, String.valueOf(broken.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private String where() {
    return batch.where() + ", " + file.path() + " line " + lines.number();
  }

  private SingerException broken(int column, String reason) {
    return SingerException.data(
        where() + ", column " + column + ": not valid JSON: " + reason + ". Run the tap again.");
  }
}
