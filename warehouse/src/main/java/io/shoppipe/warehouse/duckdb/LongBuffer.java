package io.shoppipe.warehouse.duckdb;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Arrays;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.VectorChunk;

/** Values of at most 64 bits: whole numbers, doubles, booleans, days and microseconds. */
final class LongBuffer implements ColumnBuffer {
  /** What the bits mean. */
  enum Meaning {
    BIGINT(DuckDBColumnType.BIGINT, 8, "%s"),
    DOUBLE(DuckDBColumnType.DOUBLE, 8, "%s"),
    BOOLEAN(DuckDBColumnType.BOOLEAN, 1, "%s"),
    DATE(DuckDBColumnType.DATE, 4, "%s"),
    TIME(DuckDBColumnType.BIGINT, 8, "TIME '00:00:00' + to_microseconds(%s)"),
    TIMESTAMP(DuckDBColumnType.TIMESTAMP_WITH_TIME_ZONE, 8, "%s");

    private final DuckDBColumnType type;
    private final int width;
    private final String expression;

    Meaning(DuckDBColumnType type, int width, String expression) {
      this.type = type;
      this.width = width;
      this.expression = expression;
    }
  }

  private final Meaning meaning;
  private long[] values = new long[Block.FIRST_ROWS];
  private final Presence present = new Presence();

  LongBuffer(Meaning meaning) {
    this.meaning = meaning;
  }

  void set(int row, long value) {
    if (row >= values.length) {
      values = Arrays.copyOf(values, Block.ROWS);
    }
    values[row] = value;
    present.set(row);
  }

  @Override
  public void setNull(int row) {
    present.unset(row);
  }

  @Override
  public void clear() {
    present.clear();
  }

  @Override
  public void declare(DuckDBTableFunctionBindInfo table, String name) throws SQLException {
    table.addResultColumn(name, meaning.type);
  }

  @Override
  public String expression(String name) {
    return meaning.expression.formatted(name);
  }

  @Override
  public void write(VectorChunk chunk, int column, int first, int count) {
    if (first + count > values.length) {
      values = Arrays.copyOf(values, Block.ROWS);
    }
    ByteBuffer vector = chunk.values(column, count * meaning.width);
    switch (meaning.width) {
      case 1 -> {
        for (int i = 0; i < count; i++) {
          vector.put(i, (byte) values[first + i]);
        }
      }
      case 4 -> {
        for (int i = 0; i < count; i++) {
          vector.putInt(i * 4, (int) values[first + i]);
        }
      }
      default -> vector.asLongBuffer().put(values, first, count);
    }
    present.write(chunk, column, first, count);
  }
}
