package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.value.DecimalText;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.Arrays;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.VectorChunk;

/**
 * Decimals as whole numbers of their smallest unit: 64 bits for up to 18 digits, else 128, the low
 * half first.
 */
final class DecimalBuffer implements ColumnBuffer {
  /** So many digits surely fit in a long. */
  private static final int LONG_DIGITS = 18;

  private static final long[] POWERS_OF_TEN = powersOfTen();

  private final int precision;
  private final int scale;

  /** Longs for each value. */
  private final int longs;

  private long[] values;
  private final Presence present = new Presence();

  DecimalBuffer(int precision, int scale) {
    this.precision = precision;
    this.scale = scale;
    this.longs = precision > LONG_DIGITS ? 2 : 1;
    this.values = new long[Block.FIRST_ROWS * longs];
  }

  private static long[] powersOfTen() {
    long[] powers = new long[LONG_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  void set(int row, DecimalText number) {
    number.requireFits(precision, scale);
    if (number.isLongAt(scale)) {
      setUnits(row, number.longAt(scale));
      return;
    }
    BigInteger units = number.bigAt(scale);
    require(row + 1);
    values[2 * row] = units.longValue();
    values[2 * row + 1] = units.shiftRight(Long.SIZE).longValue();
    present.set(row);
  }

  private void require(int rows) {
    if (rows * longs > values.length) {
      values = Arrays.copyOf(values, Block.ROWS * longs);
    }
  }

  private void setUnits(int row, long units) {
    require(row + 1);
    values[longs * row] = units;
    if (longs == 2) {
      values[2 * row + 1] = units >> (Long.SIZE - 1);
    }
    present.set(row);
  }

  /**
   * The same for {@code unscaled} divided by 10^{@code places}, where that is quick; else false.
   */
  boolean setSmall(int row, long unscaled, int places) {
    int up = scale - places;
    if (up < 0 || up > Math.min(LONG_DIGITS, precision)) {
      return false;
    }
    long room = POWERS_OF_TEN[Math.min(LONG_DIGITS, precision) - up];
    if (unscaled >= room || unscaled <= -room) {
      return false;
    }
    setUnits(row, unscaled * POWERS_OF_TEN[up]);
    return true;
  }

  @Override
  public void setNull(int row) {
    present.unset(row);
  }

  @Override
  public void clear() {
    present.clear();
  }

  /** With the digits that the vector's 64 or 128 bits take. */
  @Override
  public void declare(DuckDBTableFunctionBindInfo table, String name) throws SQLException {
    int digits = longs == 1 ? LONG_DIGITS : DuckDbTypes.MAX_PRECISION;
    try (DuckDBLogicalType type = DuckDBLogicalType.decimal(digits, scale)) {
      table.addResultColumn(name, type);
    }
  }

  @Override
  public String expression(String name) {
    return name;
  }

  @Override
  public void write(VectorChunk chunk, int column, int first, int count) {
    require(first + count);
    chunk
        .values(column, count * longs * Long.BYTES)
        .asLongBuffer()
        .put(values, first * longs, count * longs);
    present.write(chunk, column, first, count);
  }
}
