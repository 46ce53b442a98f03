package io.shoppipe.warehouse.postgres;

import java.util.Arrays;

/**
 * One row after the other in binary COPY's form: a count of fields, then each as a length and its
 * bytes. Fields that come in the order of the columns are written where they stay; a row whose
 * fields came otherwise is put in order at its end.
 */
final class CopyRow {
  private static final int NULL_LENGTH = -1;
  private static final int LENGTH_BYTES = 4;

  private final ByteBlock block;
  private final int columns;
  private final int[] starts;
  private byte[] scratch = new byte[0];
  private int rowStart;
  private int next;
  private boolean ordered;

  CopyRow(ByteBlock block, int columns) {
    this.block = block;
    this.columns = columns;
    this.starts = new int[columns];
  }

  void begin() {
    rowStart = block.position;
    block.reserve(Short.BYTES + (long) LENGTH_BYTES * columns);
    block.putShort(columns);
    next = 0;
    ordered = true;
  }

  /** Opens a field for which at most {@code bytes} will be written. */
  void open(int column, long bytes) {
    block.reserve(bytes + LENGTH_BYTES * (2L + columns));
    if (column < next) {
      ordered = false;
    } else {
      nullsUpTo(column);
      next = column + 1;
    }
    starts[column] = block.position;
    block.position += LENGTH_BYTES;
  }

  /** Closes the field: its bytes are those written since it was opened. */
  void close(int column) {
    int start = starts[column];
    block.intAt(start, block.position - start - LENGTH_BYTES);
  }

  void setNull(int column) {
    open(column, 0);
    block.intAt(starts[column], NULL_LENGTH);
  }

  void end() {
    block.reserve(LENGTH_BYTES * (1L + columns));
    nullsUpTo(columns);
    next = columns;
    if (!ordered) {
      putInOrder();
    }
  }

  void discard() {
    block.position = rowStart;
  }

  private void nullsUpTo(int column) {
    for (int missing = next; missing < column; missing++) {
      starts[missing] = block.position;
      block.putInt(NULL_LENGTH);
    }
  }

  private void putInOrder() {
    int length = block.position - rowStart;
    if (scratch.length < length) {
      scratch = new byte[length * 2];
    }
    System.arraycopy(block.bytes, rowStart, scratch, 0, length);
    int[] lengths = Arrays.stream(starts).map(block::intAt).toArray();
    block.position = rowStart + Short.BYTES;
    for (int column = 0; column < columns; column++) {
      int bytes = LENGTH_BYTES + Math.max(0, lengths[column]);
      block.putBytes(scratch, starts[column] - rowStart, bytes);
    }
  }
}
