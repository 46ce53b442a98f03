package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.value.DecimalText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBWritableVector;

/**
 * Decimals as whole numbers of their smallest unit. As long as all of a batch fit in 64 bits they
 * go as BIGINT and DuckDB divides, exactly; one that does not sends the batch's column as DECIMAL.
 */
final class DecimalBuffer implements ColumnBuffer {
  /** A BIGINT has 19 digits; times a unit of more than 19 places it is no DECIMAL(38) any more. */
  private static final int LARGEST_SCALE_OF_LONGS = 19;

  /** So many digits surely fit in a long. */
  private static final int LONG_DIGITS = 18;

  private static final long[] POWERS_OF_TEN = powersOfTen();

  private final int precision;
  private final int scale;
  private final Map<Integer, BigInteger> wide = new HashMap<>();
  private long[] values = new long[Batch.FIRST_ROWS];
  private boolean[] present = new boolean[Batch.FIRST_ROWS];

  DecimalBuffer(int precision, int scale) {
    this.precision = precision;
    this.scale = scale;
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
    if (row >= values.length) {
      values = Arrays.copyOf(values, row * 2);
      present = Arrays.copyOf(present, row * 2);
    }
    if (number.isLongAt(scale)) {
      values[row] = number.longAt(scale);
      if (!wide.isEmpty()) {
        wide.remove(row);
      }
    } else {
      wide.put(row, number.bigAt(scale));
    }
    present[row] = true;
  }

  /**
   * The same for {@code unscaled} divided by 10^{@code places}, where that is quick; else false.
   */
  boolean setSmall(int row, long unscaled, int places) {
    int up = scale - places;
    if (up < 0
        || up > Math.min(LONG_DIGITS, precision)
        || row >= values.length
        || !wide.isEmpty()) {
      return false;
    }
    long room = POWERS_OF_TEN[Math.min(LONG_DIGITS, precision) - up];
    if (unscaled >= room || unscaled <= -room) {
      return false;
    }
    values[row] = unscaled * POWERS_OF_TEN[up];
    present[row] = true;
    return true;
  }

  @Override
  public void setNull(int row) {
    if (row < present.length) {
      present[row] = false;
      wide.remove(row);
    }
  }

  @Override
  public void clear(int rows) {
    Arrays.fill(present, 0, Math.min(rows, present.length), false);
    wide.clear();
  }

  private boolean asLongs() {
    return wide.isEmpty() && scale <= LARGEST_SCALE_OF_LONGS;
  }

  @Override
  public void declare(DuckDBTableFunctionBindInfo table, String name) throws SQLException {
    if (asLongs()) {
      table.addResultColumn(name, DuckDBColumnType.BIGINT);
      return;
    }
    try (DuckDBLogicalType type = DuckDBLogicalType.decimal(precision, scale)) {
      table.addResultColumn(name, type);
    }
  }

  @Override
  public String expression(String name) {
    if (!asLongs()) {
      return name;
    }
    String units = "CAST(" + name + " AS DECIMAL(19,0))";
    if (scale == 0) {
      return units;
    }
    String unit = "0." + "0".repeat(scale - 1) + "1";
    return units + " * CAST('" + unit + "' AS DECIMAL(" + scale + "," + scale + "))";
  }

  @Override
  public void write(DuckDBWritableVector vector, int firstRow, int count) {
    boolean asLongs = asLongs();
    for (int i = 0; i < count; i++) {
      int row = firstRow + i;
      if (row >= present.length || !present[row]) {
        vector.setNull(i);
      } else if (asLongs) {
        vector.setLong(i, values[row]);
      } else {
        BigInteger big = wide.get(row);
        vector.setBigDecimal(
            i, big == null ? BigDecimal.valueOf(values[row], scale) : new BigDecimal(big, scale));
      }
    }
  }
}
