package io.shoppipe.warehouse.duckdb;

import java.util.Arrays;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBWritableVector;

/** Values that travel as UTF-8: texts, and what DuckDB parses from text. Packed in one array. */
final class TextBuffer implements ColumnBuffer {
  private static final int LARGEST = Integer.MAX_VALUE - 8;
  private static final int FIRST_BYTES = 64 * 1024;

  private final String expression;
  private byte[] bytes = new byte[FIRST_BYTES];
  private int[] starts = new int[Batch.FIRST_ROWS];
  private int[] ends = new int[Batch.FIRST_ROWS];
  private int end;

  /** {@code expression} has one {@code %s}, where the text's name goes. */
  TextBuffer(String expression) {
    this.expression = expression;
  }

  /**
   * Makes room for a value of at most that many bytes; it is to be written from {@link #end} on.
   */
  byte[] room(long most) {
    long needed = end + most;
    if (needed > bytes.length) {
      if (needed > LARGEST) {
        throw new IllegalStateException("more than 2 GiB of one column are pending; send earlier");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(needed, bytes.length * 2L)));
    }
    return bytes;
  }

  int end() {
    return end;
  }

  /** The row's value is what was written between {@link #end} and {@code newEnd}. */
  void set(int row, int newEnd) {
    if (row >= starts.length) {
      starts = Arrays.copyOf(starts, row * 2);
      ends = Arrays.copyOf(ends, row * 2);
    }
    // One more than the place, so that arrays of zeros mean NULL.
    starts[row] = end + 1;
    ends[row] = newEnd + 1;
    end = newEnd;
  }

  @Override
  public void setNull(int row) {
    if (row < starts.length) {
      starts[row] = 0;
    }
  }

  @Override
  public void clear(int rows) {
    Arrays.fill(starts, 0, Math.min(rows, starts.length), 0);
    end = 0;
  }

  @Override
  public void declare(DuckDBTableFunctionBindInfo table, String name) {
    table.addResultColumn(name, DuckDBColumnType.VARCHAR);
  }

  @Override
  public String expression(String name) {
    return expression.formatted(name);
  }

  @Override
  @SuppressWarnings("NullAway") // The driver takes null for NULL.
  public void write(DuckDBWritableVector vector, int firstRow, int count) {
    byte[][] values = new byte[count][];
    for (int i = 0; i < count; i++) {
      int row = firstRow + i;
      if (row < starts.length && starts[row] > 0) {
        values[i] = Arrays.copyOfRange(bytes, starts[row] - 1, ends[row] - 1);
      }
    }
    vector.setStringUtf8Batch(0, values);
  }
}
