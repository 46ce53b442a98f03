package io.shoppipe.target.export;

import io.shoppipe.warehouse.api.RowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as CSV after RFC 4180 but for its line ends, which are LF: a header, nothing for
 * NULL, {@code ""} for the empty text, quotes only where they are needed.
 */
final class CsvWriter implements RowReader {
  private final Writer out;
  private List<String> types = List.of();
  private long rows;

  CsvWriter(Writer out) {
    this.out = out;
  }

  /** How many rows were written, the header not counted. */
  long rows() {
    return rows;
  }

  @Override
  public void columns(List<String> names, List<String> nativeTypes) {
    types = nativeTypes;
    line(names, nativeTypes.stream().map(type -> "").toList());
  }

  @Override
  public void row(List<@Nullable Object> values) {
    line(values, types);
    rows++;
  }

  private void line(List<? extends @Nullable Object> values, List<String> nativeTypes) {
    try {
      for (int i = 0; i < values.size(); i++) {
        if (i > 0) {
          out.write(',');
        }
        Object value = values.get(i);
        if (value != null) {
          cell(CsvText.of(value, nativeTypes.get(i)));
        }
      }
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void cell(String text) throws IOException {
    if (!text.isEmpty() && text.chars().noneMatch(CsvWriter::isSpecial)) {
      out.write(text);
      return;
    }
    out.write('"');
    out.write(text.replace("\"", "\"\""));
    out.write('"');
  }

  private static boolean isSpecial(int c) {
    return c == '"' || c == ',' || c == '\n' || c == '\r';
  }
}
