package org.duckdb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The memory of one of DuckDB's chunks, valid until the call that was given it ends. Rows that a
 * filler does not write are undefined.
 */
public final class VectorChunk {
  private final ByteBuffer chunk;

  VectorChunk(ByteBuffer chunk) {
    this.chunk = chunk;
  }

  /** Rows that it takes. */
  public int capacity() {
    return (int) DuckDBBindings.duckdb_vector_size();
  }

  /** The first {@code bytes} of a column's values, as they lie in DuckDB's vectors. */
  public ByteBuffer values(int column, int bytes) {
    return DuckDBBindings.duckdb_vector_get_data(vector(column), bytes)
        .order(ByteOrder.nativeOrder());
  }

  /** Says which rows are not NULL: one bit each, from the lowest on. Before this all are not. */
  public void validity(int column, long[] words, int count) {
    ByteBuffer vector = vector(column);
    DuckDBBindings.duckdb_vector_ensure_validity_writable(vector);
    DuckDBBindings.duckdb_vector_get_validity(vector, (long) count * Long.SIZE)
        .order(ByteOrder.nativeOrder())
        .asLongBuffer()
        .put(words, 0, count);
  }

  /**
   * Copies texts into the first rows of a column, which then owns them: {@code lengths} in bytes,
   * -1 for NULL, {@code bytes} in all, one text after the other. They are checked to be UTF-8.
   */
  public void texts(int column, byte[] utf8, int bytes, long[] lengths) {
    DuckDBBindings.duckdb_vector_assign_string_elements(vector(column), 0, utf8, lengths, bytes);
  }

  private ByteBuffer vector(int column) {
    return DuckDBBindings.duckdb_data_chunk_get_vector(chunk, column);
  }
}
