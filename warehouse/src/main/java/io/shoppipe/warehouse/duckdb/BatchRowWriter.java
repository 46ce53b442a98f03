package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.value.DecimalText;
import io.shoppipe.warehouse.value.Ranges;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes values into the batch that is being filled. */
final class BatchRowWriter implements RowWriter {
  /** DuckDB's dates and times; the last value of each type means infinity there. */
  private static final Ranges RANGES =
      new Ranges(-2_147_483_646L, 2_147_483_646L, -9_223_372_022_400_000_000L, Long.MAX_VALUE - 1);

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int UUID_BYTES = 36;

  private final DecimalText number = new DecimalText();
  private Batch batch;
  private ColumnBuffer[] columns;
  private int row;

  BatchRowWriter(Batch batch) {
    this.batch = batch;
    this.columns = batch.columns();
  }

  /** From now on rows go into another batch. */
  void writeTo(Batch next) {
    batch = next;
    columns = next.columns();
    row = next.filling().rows;
  }

  @Override
  public void beginRow() {
    // A row begins where the last one ended.
  }

  @Override
  public void endRow() {
    batch.endRow();
    columns = batch.columns();
    row = batch.filling().rows;
  }

  @Override
  public void discardRow() {
    batch.filling().discardRow();
  }

  @Override
  public void nullValue(int column) {
    columns[column].setNull(row);
  }

  @Override
  public void bool(int column, boolean value) {
    longs(column).set(row, value ? 1 : 0);
  }

  @Override
  public void bigint(int column, long value) {
    if (columns[column] instanceof LongBuffer longs) {
      longs.set(row, value);
    } else {
      decimal(column, value, 0);
    }
  }

  @Override
  public void doubleValue(int column, double value) {
    longs(column).set(row, Double.doubleToRawLongBits(value));
  }

  @Override
  public void decimal(int column, byte[] ascii, int offset, int length) {
    put(column, number.read(ascii, offset, length));
  }

  @Override
  public void decimal(int column, long unscaled, int scale) {
    boolean done =
        columns[column] instanceof DecimalBuffer decimals
            && decimals.setSmall(row, unscaled, scale);
    if (!done) {
      put(column, number.read(unscaled, scale));
    }
  }

  private void put(int column, DecimalText decimal) {
    if (columns[column] instanceof DecimalBuffer decimals) {
      decimals.set(row, decimal);
    } else {
      longs(column).set(row, decimal.toLong(DecimalText.WHOLE_DIGITS));
    }
  }

  @Override
  public void text(int column, byte[] utf8, int offset, int length) {
    TextBuffer texts = texts(column);
    byte[] room = texts.room(row, length);
    System.arraycopy(utf8, offset, room, texts.end(), length);
    texts.set(row, length);
    batch.wroteText(length);
  }

  @Override
  public void json(int column, byte[] utf8, int offset, int length) {
    text(column, utf8, offset, length);
  }

  @Override
  public void requireJsonNumber(int column, byte[] ascii, int offset, int length) {
    // A document is kept as its text: any number is.
  }

  @Override
  public void bytes(int column, byte[] value, int offset, int length) {
    ByteBuffer encoded = Base64.getEncoder().encode(ByteBuffer.wrap(value, offset, length));
    text(column, encoded.array(), encoded.position(), encoded.remaining());
  }

  @Override
  public void date(int column, long epochDay) {
    RANGES.requireDate(epochDay);
    longs(column).set(row, epochDay);
  }

  @Override
  public void time(int column, long micros) {
    Ranges.requireTime(micros);
    longs(column).set(row, micros);
  }

  @Override
  public void timestamp(int column, long epochMicros) {
    RANGES.requireTimestamp(epochMicros);
    longs(column).set(row, epochMicros);
  }

  @Override
  public void uuid(int column, long mostSignificant, long leastSignificant) {
    TextBuffer texts = texts(column);
    byte[] room = texts.room(row, UUID_BYTES);
    int to = hex(mostSignificant, 64, 32, room, texts.end());
    to = hex(mostSignificant, 32, 16, room, dash(room, to));
    to = hex(mostSignificant, 16, 0, room, dash(room, to));
    to = hex(leastSignificant, 64, 48, room, dash(room, to));
    hex(leastSignificant, 48, 0, room, dash(room, to));
    texts.set(row, UUID_BYTES);
    batch.wroteText(UUID_BYTES);
  }

  private static int dash(byte[] target, int at) {
    target[at] = '-';
    return at + 1;
  }

  /** The bits between the two as hexadecimal digits; the position after them. */
  private static int hex(long bits, int above, int downTo, byte[] target, int position) {
    int to = position;
    for (int shift = above - 4; shift >= downTo; shift -= 4) {
      target[to++] = HEX[(int) (bits >>> shift) & 0xF];
    }
    return to;
  }

  private LongBuffer longs(int column) {
    if (columns[column] instanceof LongBuffer longs) {
      return longs;
    }
    throw new IllegalArgumentException("column " + column + " does not take such a value");
  }

  private TextBuffer texts(int column) {
    if (columns[column] instanceof TextBuffer texts) {
      return texts;
    }
    throw new IllegalArgumentException("column " + column + " does not take such a value");
  }
}
