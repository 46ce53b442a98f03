package io.shoppipe.warehouse.duckdb;

import java.util.Arrays;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.VectorChunk;

/**
 * Values that travel as UTF-8: texts, and what DuckDB parses from text. Packed one after the other.
 */
final class TextBuffer implements ColumnBuffer {
  private static final int LARGEST = Integer.MAX_VALUE - 8;
  private static final int FIRST_BYTES = 512;

  /** What is larger is not kept for the next rows. */
  private static final int KEPT_BYTES = 1 << 20;

  private static final long ABSENT = -1;

  private final String expression;
  private long[] lengths = new long[Block.FIRST_ROWS];
  private byte[] bytes = new byte[FIRST_BYTES];
  private int end;

  /** {@code expression} has one {@code %s}, where the text's name goes. */
  TextBuffer(String expression) {
    this.expression = expression;
    Arrays.fill(lengths, ABSENT);
  }

  /**
   * Makes room for the row's value of at most that many bytes, in place of one that it may have; it
   * is to be written from {@link #end} on.
   */
  byte[] room(int row, int most) {
    require(row + 1);
    setNull(row);
    if (most > bytes.length - end) {
      grow(end + (long) most);
    }
    return bytes;
  }

  private void require(int rows) {
    if (rows > lengths.length) {
      int before = lengths.length;
      lengths = Arrays.copyOf(lengths, Block.ROWS);
      Arrays.fill(lengths, before, Block.ROWS, ABSENT);
    }
  }

  private void grow(long needed) {
    if (needed > LARGEST) {
      throw new IllegalStateException("more than 2 GiB of one column are pending; send earlier");
    }
    bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(needed, bytes.length * 2L)));
  }

  int end() {
    return end;
  }

  /** The row's value is so many bytes from {@link #end} on. */
  void set(int row, int length) {
    lengths[row] = length;
    end += length;
  }

  @Override
  public void setNull(int row) {
    if (row < lengths.length && lengths[row] != ABSENT) {
      end -= (int) lengths[row];
      lengths[row] = ABSENT;
    }
  }

  @Override
  public void clear() {
    Arrays.fill(lengths, ABSENT);
    end = 0;
    if (bytes.length > KEPT_BYTES) {
      bytes = new byte[FIRST_BYTES];
    }
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
  public void write(VectorChunk chunk, int column, int first, int count) {
    require(first + count);
    int size = bytesOf(first, count);
    if (first == 0 && size == end) {
      chunk.texts(column, bytes, size, lengths);
      return;
    }
    int from = bytesOf(0, first);
    byte[] part = Arrays.copyOfRange(bytes, from, from + Math.max(1, size));
    chunk.texts(column, part, size, Arrays.copyOfRange(lengths, first, first + count));
  }

  private int bytesOf(int first, int count) {
    long sum = 0;
    for (int row = first; row < first + count; row++) {
      sum += Math.max(0, lengths[row]);
    }
    return (int) sum;
  }
}
