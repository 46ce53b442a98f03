package io.shoppipe.tap.csv;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows that were cut by one thread, for another. Not thread-safe. */
final class RowBatch {
  private static final int BYTES = 1 << 18;
  private static final int ROWS = 1 << 12;

  private byte[] bytes = new byte[BYTES];
  private int length;
  private int[] starts = new int[ROWS];
  private int[] ends = new int[ROWS];
  private boolean[] quoted = new boolean[ROWS];
  private int cells;
  private final int[] firstCells = new int[ROWS + 1];
  private final long[] lines = new long[ROWS];
  private final boolean[] textAfterQuote = new boolean[ROWS];
  private int rows;
  private boolean last;
  private @Nullable Exception failure;

  void clear() {
    length = 0;
    cells = 0;
    rows = 0;
  }

  boolean isFull() {
    return rows == ROWS || length >= BYTES;
  }

  /** No rows follow on those of this batch; where there is a failure, for that reason. */
  void end(@Nullable Exception reason) {
    last = true;
    failure = reason;
  }

  boolean isLast() {
    return last;
  }

  @Nullable Exception failure() {
    return failure;
  }

  /** Takes the row that the scanner stands on. */
  void add(CsvScanner row) {
    int from = row.start(0);
    int size = row.end(row.cells() - 1) - from;
    if (length + size > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + size));
    }
    System.arraycopy(row.buffer(), from, bytes, length, size);
    if (cells + row.cells() > starts.length) {
      grow(cells + row.cells());
    }
    for (int i = 0; i < row.cells(); i++) {
      starts[cells + i] = row.start(i) - from + length;
      ends[cells + i] = row.end(i) - from + length;
      quoted[cells + i] = row.quoted(i);
    }
    length += size;
    cells += row.cells();
    lines[rows] = row.line();
    textAfterQuote[rows] = row.hasTextAfterQuote();
    firstCells[++rows] = cells;
  }

  private void grow(int least) {
    int size = Math.max(2 * starts.length, least);
    starts = Arrays.copyOf(starts, size);
    ends = Arrays.copyOf(ends, size);
    quoted = Arrays.copyOf(quoted, size);
  }

  int rows() {
    return rows;
  }

  int cells(int row) {
    return firstCells[row + 1] - firstCells[row];
  }

  int start(int row, int cell) {
    return starts[firstCells[row] + cell];
  }

  int end(int row, int cell) {
    return ends[firstCells[row] + cell];
  }

  boolean quoted(int row, int cell) {
    return quoted[firstCells[row] + cell];
  }

  byte[] bytes() {
    return bytes;
  }

  long line(int row) {
    return lines[row];
  }

  boolean hasTextAfterQuote(int row) {
    return textAfterQuote[row];
  }
}
