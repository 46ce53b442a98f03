package io.shoppipe.tap.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.tap.csv.CsvDialect;
import io.shoppipe.tap.csv.CsvScanner;
import io.shoppipe.tap.csv.OpenQuoteException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts a file's records without reading their values. */
record RowCount(FileSettings settings, ObjectNode files) {
  long of(Path file) {
    String name = String.valueOf(file.getFileName());
    CsvDialect dialect = CsvDialect.of(files, FileFormat.delimiter(name), problem -> {});
    try (InputStream stored = Files.newInputStream(file)) {
      InputStream text =
          FileContent.utf8(
              Compression.unpacked(settings.compression(), name, stored), dialect.encoding());
      return settings.format().orElseGet(() -> FileFormat.of(name)) == FileFormat.CSV
          ? csv(new CsvScanner(text, dialect), dialect.header())
          : jsonl(new LineScanner(text));
    } catch (IOException | OpenQuoteException e) {
      throw SingerException.data(
          file + " can't be read: " + e.getMessage() + ". Put a whole file there.");
    }
  }

  private static long csv(CsvScanner rows, boolean header) throws IOException {
    if (header && !rows.next()) {
      return 0;
    }
    long count = 0;
    while (rows.next()) {
      count++;
    }
    return count;
  }

  private static long jsonl(LineScanner lines) throws IOException {
    long count = 0;
    while (lines.next()) {
      count++;
    }
    return count;
  }

  /** What is said of a file with fewer records than there must be. */
  static SingerException tooFew(String stream, String file, long count, FileSettings settings) {
    return SingerException.data(
        "stream '"
            + stream
            + "': "
            + file
            + " has "
            + count
            + " rows, and files.min_rows asks for "
            + settings.minRows()
            + ". Put a whole file there, then run again.");
  }
}
