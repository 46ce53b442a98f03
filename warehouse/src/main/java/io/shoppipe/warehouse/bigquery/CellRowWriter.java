package io.shoppipe.warehouse.bigquery;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.value.DecimalText;
import io.shoppipe.warehouse.value.Ranges;
import java.util.List;

/**
 * What the encodings of rows have in common: values are kept in {@link Cells} until their row ends,
 * numbers find the form that their column has. Not thread-safe.
 */
abstract class CellRowWriter implements RowWriter {
  /** Of the years 1 to 9999. */
  static final Ranges RANGES =
      new Ranges(-719_162L, 2_932_896L, -62_135_596_800_000_000L, 253_402_300_799_999_999L);

  final Cells cells;

  /** Where values are written. */
  final JsonBlock row;

  private final DecimalText number = new DecimalText();
  private long ended;

  CellRowWriter(List<Column> columns) {
    this.cells = new Cells(columns);
    this.row = cells.bytes;
  }

  /** The rows that the block holds. */
  final long ended() {
    return ended;
  }

  /** One more row is in the block. */
  final void end() {
    ended++;
  }

  /** So many rows have left the block. */
  final void forget(long rows) {
    ended -= rows;
  }

  @Override
  public final void beginRow() {
    discardRow();
  }

  @Override
  public final void discardRow() {
    cells.clear();
  }

  @Override
  public final void nullValue(int column) {
    cells.drop(column);
  }

  /** A value of a column of INT64. */
  abstract void whole(int column, long value);

  /** A value that fits its column of NUMERIC. */
  abstract void fitting(int column, DecimalText value);

  /** The same, {@code unscaled} having {@code scale} digits behind the point. */
  abstract void fitting(int column, long unscaled, int scale);

  @Override
  public final void bigint(int column, long value) {
    if (cells.type(column).kind() == Kind.NUMERIC) {
      put(column, number.read(value, 0));
    } else {
      whole(column, value);
    }
  }

  @Override
  public final void decimal(int column, byte[] ascii, int offset, int length) {
    decimal(column, number.read(ascii, offset, length));
  }

  @Override
  public final void decimal(int column, long unscaled, int scale) {
    if (cells.type(column).kind() == Kind.NUMERIC
        && PlainNumber.surelyFits(scale, cells.decimal(column))) {
      fitting(column, unscaled, scale);
    } else {
      decimal(column, number.read(unscaled, scale));
    }
  }

  private void decimal(int column, DecimalText value) {
    if (cells.type(column).kind() == Kind.BIGINT) {
      whole(column, value.toLong(DecimalText.WHOLE_DIGITS));
    } else {
      put(column, value);
    }
  }

  private void put(int column, DecimalText value) {
    ColumnType type = cells.decimal(column);
    value.requireFits(type.precision(), type.scale());
    fitting(column, value);
  }

  @Override
  public final void requireJsonNumber(int column, byte[] ascii, int offset, int length) {
    JsonDocument.requireNumber(ascii, offset, length);
  }
}
