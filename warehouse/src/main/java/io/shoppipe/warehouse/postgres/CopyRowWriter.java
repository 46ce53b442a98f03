package io.shoppipe.warehouse.postgres;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.value.DecimalText;
import io.shoppipe.warehouse.value.Ranges;
import java.util.List;

/** Encodes each value straight into a block of binary COPY rows. */
final class CopyRowWriter implements RowWriter {
  private static final byte JSONB_VERSION = 1;
  private static final long MICROS_TO_2000 = 946_684_800_000_000L;
  private static final int DAYS_TO_2000 = 10_957;

  /**
   * Dates 4714-11-24 BC to 5874897-12-31; times from that day on, to the last that a long holds.
   */
  private static final Ranges RANGES =
      new Ranges(-2_440_588L, 2_145_042_905L, -210_866_803_200_000_000L, Long.MAX_VALUE);

  private final ByteBlock block;
  private final CopyRow row;
  private final ColumnType[] types;
  private final Kind[] kinds;
  private final DecimalText number = new DecimalText();
  private long ended;

  CopyRowWriter(ByteBlock block, List<Column> columns) {
    this.block = block;
    this.row = new CopyRow(block, columns.size());
    this.types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
    this.kinds = columns.stream().map(column -> column.type().kind()).toArray(Kind[]::new);
  }

  @Override
  public void beginRow() {
    row.begin();
  }

  @Override
  public void endRow() {
    row.end();
    ended++;
  }

  /** The rows that the block holds. */
  long ended() {
    return ended;
  }

  /** So many rows have left the block. */
  void forget(long rows) {
    ended -= rows;
  }

  @Override
  public void discardRow() {
    row.discard();
  }

  @Override
  public void nullValue(int column) {
    row.setNull(column);
  }

  @Override
  public void bool(int column, boolean value) {
    require(column, Kind.BOOLEAN);
    row.open(column, 1);
    block.bytes[block.position++] = (byte) (value ? 1 : 0);
    row.close(column);
  }

  @Override
  public void bigint(int column, long value) {
    if (kinds[column] == Kind.BIGINT) {
      putLong(column, value);
      return;
    }
    require(column, Kind.NUMERIC);
    if (types[column].precision() > 0) {
      put(column, number.read(value, 0));
      return;
    }
    row.open(column, BinaryNumeric.maxBytesOfLong());
    BinaryNumeric.putLong(value, block);
    row.close(column);
  }

  @Override
  public void doubleValue(int column, double value) {
    require(column, Kind.DOUBLE);
    putLong(column, Double.doubleToLongBits(value));
  }

  @Override
  public void decimal(int column, byte[] ascii, int offset, int length) {
    number.read(ascii, offset, length);
    if (kinds[column] == Kind.BIGINT) {
      putLong(column, number.toLong(BinaryNumeric.MAX_DIGITS_BEFORE));
    } else {
      put(column, number);
    }
  }

  @Override
  public void decimal(int column, long unscaled, int scale) {
    if (kinds[column] == Kind.NUMERIC
        && types[column].precision() == 0
        && BinaryNumeric.isSmall(scale)) {
      row.open(column, BinaryNumeric.maxBytesOfSmall());
      BinaryNumeric.putSmall(unscaled, scale, block);
      row.close(column);
    } else if (kinds[column] == Kind.BIGINT) {
      putLong(column, number.read(unscaled, scale).toLong(BinaryNumeric.MAX_DIGITS_BEFORE));
    } else {
      put(column, number.read(unscaled, scale));
    }
  }

  private void put(int column, DecimalText decimal) {
    require(column, Kind.NUMERIC);
    ColumnType type = types[column];
    if (type.precision() > 0) {
      decimal.requireFits(type.precision(), type.scale());
    } else {
      BinaryNumeric.requireFits(decimal);
    }
    row.open(column, BinaryNumeric.maxBytes(decimal));
    BinaryNumeric.put(decimal, block);
    row.close(column);
  }

  @Override
  public void text(int column, byte[] utf8, int offset, int length) {
    require(column, Kind.TEXT);
    row.open(column, length);
    block.putBytes(utf8, offset, length);
    row.close(column);
  }

  @Override
  public void json(int column, byte[] utf8, int offset, int length) {
    require(column, Kind.JSON);
    row.open(column, length + 1L);
    block.bytes[block.position++] = JSONB_VERSION;
    block.putBytes(utf8, offset, length);
    row.close(column);
  }

  @Override
  public void requireJsonNumber(int column, byte[] ascii, int offset, int length) {
    BinaryNumeric.requireFits(number.read(ascii, offset, length));
  }

  @Override
  public void bytes(int column, byte[] value, int offset, int length) {
    require(column, Kind.BYTES);
    row.open(column, length);
    block.putBytes(value, offset, length);
    row.close(column);
  }

  @Override
  public void date(int column, long epochDay) {
    require(column, Kind.DATE);
    RANGES.requireDate(epochDay);
    row.open(column, Integer.BYTES);
    block.putInt((int) (epochDay - DAYS_TO_2000));
    row.close(column);
  }

  @Override
  public void time(int column, long micros) {
    require(column, Kind.TIME);
    Ranges.requireTime(micros);
    putLong(column, micros);
  }

  @Override
  public void timestamp(int column, long epochMicros) {
    require(column, Kind.TIMESTAMP);
    RANGES.requireTimestamp(epochMicros);
    putLong(column, epochMicros - MICROS_TO_2000);
  }

  @Override
  public void uuid(int column, long mostSignificant, long leastSignificant) {
    require(column, Kind.UUID);
    row.open(column, 2 * Long.BYTES);
    block.putLong(mostSignificant);
    block.putLong(leastSignificant);
    row.close(column);
  }

  private void putLong(int column, long value) {
    row.open(column, Long.BYTES);
    block.putLong(value);
    row.close(column);
  }

  private void require(int column, Kind kind) {
    if (kinds[column] != kind) {
      throw new IllegalArgumentException(
          "column " + column + " is " + kinds[column] + ", not " + kind);
    }
  }
}
