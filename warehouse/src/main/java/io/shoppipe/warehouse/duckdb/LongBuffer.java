package io.shoppipe.warehouse.duckdb;

import java.util.Arrays;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBWritableVector;

/** Values that are 64 bits: whole numbers, doubles, booleans, days and microseconds. */
final class LongBuffer implements ColumnBuffer {
  /** What the 64 bits mean. */
  enum Meaning {
    BIGINT("%s"),
    DOUBLE("%s"),
    BOOLEAN("%s <> 0"),
    DATE("DATE '1970-01-01' + CAST(%s AS INTEGER)"),
    TIME("TIME '00:00:00' + to_microseconds(%s)"),
    TIMESTAMP("make_timestamptz(%s)");

    private final String expression;

    Meaning(String expression) {
      this.expression = expression;
    }
  }

  private final Meaning meaning;
  private long[] values = new long[Batch.FIRST_ROWS];
  private boolean[] present = new boolean[Batch.FIRST_ROWS];

  LongBuffer(Meaning meaning) {
    this.meaning = meaning;
  }

  void set(int row, long value) {
    if (row >= values.length) {
      values = Arrays.copyOf(values, row * 2);
      present = Arrays.copyOf(present, row * 2);
    }
    values[row] = value;
    present[row] = true;
  }

  @Override
  public void setNull(int row) {
    if (row < present.length) {
      present[row] = false;
    }
  }

  @Override
  public void clear(int rows) {
    Arrays.fill(present, 0, Math.min(rows, present.length), false);
  }

  @Override
  public void declare(DuckDBTableFunctionBindInfo table, String name) {
    boolean isDouble = meaning == Meaning.DOUBLE;
    table.addResultColumn(name, isDouble ? DuckDBColumnType.DOUBLE : DuckDBColumnType.BIGINT);
  }

  @Override
  public String expression(String name) {
    return meaning.expression.formatted(name);
  }

  @Override
  public void write(DuckDBWritableVector vector, int firstRow, int count) {
    boolean isDouble = meaning == Meaning.DOUBLE;
    for (int i = 0; i < count; i++) {
      int row = firstRow + i;
      if (row >= present.length || !present[row]) {
        vector.setNull(i);
      } else if (isDouble) {
        vector.setDouble(i, Double.longBitsToDouble(values[row]));
      } else {
        vector.setLong(i, values[row]);
      }
    }
  }
}
