package io.shoppipe.warehouse.duckdb;

import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBWritableVector;

/**
 * The values of one column of a batch, held off the row: arrays that grow and are used again.
 * Filled by one thread, then read by DuckDB's threads, which see nothing of it before the batch was
 * handed over.
 */
sealed interface ColumnBuffer permits LongBuffer, TextBuffer, DecimalBuffer {
  /** Declares the vector that {@link #write} fills. */
  void declare(DuckDBTableFunctionBindInfo table, String name) throws java.sql.SQLException;

  /** The SQL that turns the vector into the column's type. */
  String expression(String name);

  /** Copies {@code count} rows, from {@code firstRow} on, into a vector. */
  void write(DuckDBWritableVector vector, int firstRow, int count);

  /** Makes the row's value NULL. */
  void setNull(int row);

  /** Forgets all rows. */
  void clear(int rows);
}
