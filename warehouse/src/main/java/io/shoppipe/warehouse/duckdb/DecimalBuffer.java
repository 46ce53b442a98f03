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
 * Decimals as whole numbers of a small unit. As long as all of a batch fit in 64 bits they go as
 * BIGINT and DuckDB divides, exactly; one that does not sends the batch's column as DECIMAL.
 */
final class DecimalBuffer implements ColumnBuffer {
  /** With more, ordinary amounts would no longer fit in 64 bits. */
  private static final int LARGEST_SCALE_OF_LONGS = 9;

  private final int precision;
  private final int scale;
  private final int longScale;
  private final Map<Integer, BigInteger> wide = new HashMap<>();
  private long[] values = new long[Batch.FIRST_ROWS];
  private boolean[] present = new boolean[Batch.FIRST_ROWS];

  DecimalBuffer(int precision, int scale) {
    this.precision = precision;
    this.scale = scale;
    this.longScale = Math.min(scale, LARGEST_SCALE_OF_LONGS);
  }

  void set(int row, DecimalText number) {
    number.requireFits(precision, scale);
    if (row >= values.length) {
      values = Arrays.copyOf(values, row * 2);
      present = Arrays.copyOf(present, row * 2);
    }
    if (number.scale() <= longScale && number.isLongAt(longScale)) {
      values[row] = number.longAt(longScale);
      if (!wide.isEmpty()) {
        wide.remove(row);
      }
    } else {
      wide.put(row, number.bigAt(scale));
    }
    present[row] = true;
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

  @Override
  public long textBytes() {
    return 64L * wide.size();
  }

  private boolean asLongs() {
    return wide.isEmpty();
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
    if (longScale == 0) {
      return units;
    }
    String unit = "0." + "0".repeat(longScale - 1) + "1";
    return units + " * CAST('" + unit + "' AS DECIMAL(" + longScale + "," + longScale + "))";
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
        vector.setBigDecimal(i, decimal(row));
      }
    }
  }

  private BigDecimal decimal(int row) {
    BigInteger big = wide.get(row);
    return big == null
        ? BigDecimal.valueOf(values[row], longScale).setScale(scale)
        : new BigDecimal(big, scale);
  }
}
