package io.shoppipe.tap.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.tap.cell.BadCellException;
import io.shoppipe.tap.cell.Column;
import io.shoppipe.tap.cell.JsonBytes;
import io.shoppipe.tap.csv.CsvDialect;
import io.shoppipe.tap.csv.CsvScanner;
import io.shoppipe.tap.csv.LongRowException;
import io.shoppipe.tap.csv.OpenQuoteException;
import io.shoppipe.tap.csv.RowFeed;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads CSV: cells go straight into the record's JSON. Not thread-safe. */
final class CsvReader implements FileReader {
  private static final Logger LOG = LoggerFactory.getLogger(CsvReader.class);

  private final RecordShape shape;
  private final CsvDialect dialect;
  private final CsvHeader header;
  private final boolean fillShortRows;

  CsvReader(RecordShape shape, CsvDialect dialect, ObjectNode files) {
    this.shape = shape;
    this.dialect = dialect;
    this.header = new CsvHeader(shape, files);
    this.fillShortRows = files.path("short_rows").asText().equals("fill");
  }

  @Override
  public long read(InputStream content, SourceFields end, Invalid invalid, RecordBytes sink)
      throws IOException {
    CsvScanner rows = new CsvScanner(FileContent.utf8(content, dialect.encoding()), dialect);
    List<String> names = List.of();
    try {
      Optional<List<String>> header = header(rows);
      if (header.isEmpty()) {
        LOG.warn("{}: the file is empty, it has not even a header", invalid.where(1));
        return 0;
      }
      names = header.get();
      Cells cells = new Cells(names, invalid);
      try (RowFeed feed = new RowFeed(rows)) {
        return rows(feed, cells, end, invalid, sink);
      }
    } catch (OpenQuoteException e) {
      throw invalid.file(
          e.to(),
          ": the file ends within the quoted cell that begins in line "
              + e.from()
              + (e.cell() < names.size() ? ", column '" + names.get(e.cell()) + "'" : "")
              + ": it was cut off, or a quote within a cell is not doubled. Mend the file, or set"
              + " files.quote.");
    } catch (LongRowException e) {
      throw invalid.file(
          e.line(),
          ": the row that begins here is longer than "
              + e.most()
              + " bytes: a quote is not closed, or files.max_row_bytes must be raised.");
    }
  }

  /** The names of the columns; empty where the file is. */
  private Optional<List<String>> header(CsvScanner rows) throws IOException {
    if (!dialect.header()) {
      return header.given();
    }
    if (!rows.next()) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rows.cells(); i++) {
      names.add(text(rows.buffer(), rows.start(i), rows.end(i)));
    }
    return Optional.of(names);
  }

  private long rows(RowFeed rows, Cells cells, SourceFields end, Invalid invalid, RecordBytes sink)
      throws IOException {
    JsonBytes record = new JsonBytes();
    long count = 0;
    boolean more = true;
    while (more && rows.next()) {
      record.truncate(0);
      record.put('{');
      if (!isBlank(rows, cells) && fits(rows, cells, invalid) && cells.encode(rows, record)) {
        end.end(record, rows.line());
        count++;
        more = sink.take(record);
      }
    }
    return count;
  }

  /** A line of blanks, as editors leave them at the end of a file. */
  private static boolean isBlank(RowFeed rows, Cells cells) {
    return rows.cells() == 1
        && cells.columns.length > 1
        && !rows.quoted(0)
        && text(rows.buffer(), rows.start(0), rows.end(0)).isBlank();
  }

  private boolean fits(RowFeed rows, Cells cells, Invalid invalid) {
    int expected = cells.columns.length;
    if (rows.hasTextAfterQuote()) {
      invalid.record(
          rows.line(),
          ": text follows after a closing quote. Double the quotes within cells, or set"
              + " files.quote");
      return false;
    }
    boolean shorter = rows.cells() < expected;
    if (rows.cells() != expected && !(shorter && fillShortRows)) {
      invalid.record(
          rows.line(),
          ": has "
              + rows.cells()
              + (rows.cells() == 1 ? " cell" : " cells")
              + ", but there are "
              + expected
              + " columns. Mend the row, quote cells that hold the delimiter"
              + (shorter ? ", or set files.short_rows: fill" : ""));
      return false;
    }
    return true;
  }

  private static String text(byte[] buffer, int start, int end) {
    return new String(buffer, start, end - start, UTF_8);
  }

  /** The columns of one file, in its order. */
  private final class Cells {
    private final @Nullable Column[] columns;
    private final List<Column> absent = new ArrayList<>();
    private final Invalid invalid;

    Cells(List<String> names, Invalid invalid) {
      this.invalid = invalid;
      List<@Nullable String> fields = header.fields(names, invalid.where(1));
      columns = new Column[fields.size()];
      for (int i = 0; i < columns.length; i++) {
        String field = fields.get(i);
        columns[i] = field == null ? null : shape.column(field).orElse(null);
      }
      for (String name : shape.names()) {
        if (!fields.contains(name)) {
          shape.column(name).ifPresent(absent::add);
        }
      }
    }

    /** Writes the row's fields; false where one of them is invalid. */
    boolean encode(RowFeed rows, JsonBytes record) {
      int at = 0;
      Column column = null;
      try {
        byte[] buffer = rows.buffer();
        int count = rows.cells();
        for (; at < columns.length; at++) {
          column = columns[at];
          if (column != null && at < count) {
            column.encode(buffer, rows.start(at), rows.end(at), rows.quoted(at), record);
          } else if (column != null) {
            column.absent(record);
          }
        }
        for (Column missing : absent) {
          column = missing;
          column.absent(record);
        }
        return true;
      } catch (BadCellException e) {
        String value = at < rows.cells() ? text(rows.buffer(), rows.start(at), rows.end(at)) : "";
        invalid.cell(rows.line(), column == null ? "" : column.name(), value, e);
        return false;
      }
    }
  }
}
