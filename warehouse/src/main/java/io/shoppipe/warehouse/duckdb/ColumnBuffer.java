package io.shoppipe.warehouse.duckdb;

import java.sql.SQLException;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.VectorChunk;

/**
 * The values of one column of a block, held off the row, as they lie in DuckDB's vectors. Filled by
 * one thread, then read by DuckDB's threads, which see nothing of it before it was handed over.
 */
sealed interface ColumnBuffer permits LongBuffer, TextBuffer, DecimalBuffer {
  /** Declares the vector that {@link #write} fills. */
  void declare(DuckDBTableFunctionBindInfo table, String name) throws SQLException;

  /** The SQL that turns the vector into the column's type. */
  String expression(String name);

  /** Copies {@code count} rows, from {@code first} on, into a column's first rows. */
  void write(VectorChunk chunk, int column, int first, int count);

  /** Makes the row's value NULL; rows after it are not set yet. */
  void setNull(int row);

  /** Forgets all rows. */
  void clear();
}
