package io.shoppipe.warehouse.duckdb;

import java.util.Arrays;
import org.duckdb.VectorChunk;

/** Which rows of a block have a value: one bit each, as DuckDB has it. */
final class Presence {
  private static final int WORDS = Block.ROWS / Long.SIZE;

  private final long[] words = new long[WORDS];

  void set(int row) {
    words[row >> 6] |= 1L << row;
  }

  void unset(int row) {
    words[row >> 6] &= ~(1L << row);
  }

  void clear() {
    Arrays.fill(words, 0);
  }

  /** Writes what is not NULL among {@code count} rows from {@code first} on. */
  void write(VectorChunk chunk, int column, int first, int count) {
    long[] shifted = first == 0 ? words : from(first);
    if (!isFull(shifted, count)) {
      chunk.validity(column, shifted, (count + Long.SIZE - 1) / Long.SIZE);
    }
  }

  private long[] from(int first) {
    long[] shifted = new long[WORDS];
    for (int row = first; row < Block.ROWS; row++) {
      long bit = words[row >> 6] >>> row & 1;
      shifted[(row - first) >> 6] |= bit << (row - first);
    }
    return shifted;
  }

  private static boolean isFull(long[] bits, int count) {
    for (int i = 0; i < count / Long.SIZE; i++) {
      if (bits[i] != -1) {
        return false;
      }
    }
    long rest = (1L << count) - 1;
    return count % Long.SIZE == 0 || (bits[count / Long.SIZE] & rest) == rest;
  }
}
