package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.value.DecimalText;
import io.shoppipe.warehouse.value.JsonEscapes;
import io.shoppipe.warehouse.value.Ranges;
import io.shoppipe.warehouse.value.Utf8;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes values into the batch that is being filled. */
final class BatchRowWriter implements RowWriter {
  /** DuckDB's dates and times; the last value of each type means infinity there. */
  private static final Ranges RANGES =
      new Ranges(-2_147_483_646L, 2_147_483_646L, -9_223_372_022_400_000_000L, Long.MAX_VALUE - 1);

  private final long[] replaced;
  private final DecimalText number = new DecimalText();
  private final Utf8 utf8 = new Utf8(true);
  private Batch batch;

  BatchRowWriter(Batch batch) {
    this.batch = batch;
    this.replaced = new long[batch.columns.length];
  }

  /** From now on rows go into another batch. */
  void writeTo(Batch next) {
    batch = next;
  }

  @Override
  public void beginRow() {
    // A row begins where the last one ended.
  }

  @Override
  public void endRow() {
    batch.endRow();
  }

  @Override
  public void discardRow() {
    batch.discardRow();
  }

  @Override
  public void nullValue(int column) {
    batch.columns[column].setNull(batch.rows());
  }

  @Override
  public void bool(int column, boolean value) {
    longs(column).set(batch.rows(), value ? 1 : 0);
  }

  @Override
  public void bigint(int column, long value) {
    if (batch.columns[column] instanceof LongBuffer longs) {
      longs.set(batch.rows(), value);
    } else {
      char[] text = Long.toString(value).toCharArray();
      decimal(column, text, 0, text.length);
    }
  }

  @Override
  public void doubleValue(int column, double value) {
    longs(column).set(batch.rows(), Double.doubleToRawLongBits(value));
  }

  @Override
  public void decimal(int column, char[] text, int offset, int length) {
    number.read(text, offset, length);
    if (batch.columns[column] instanceof DecimalBuffer decimals) {
      decimals.set(batch.rows(), number);
    } else {
      longs(column).set(batch.rows(), number.toLong());
    }
  }

  @Override
  public void text(int column, char[] text, int offset, int length) {
    TextBuffer texts = texts(column);
    byte[] room = texts.room((long) Utf8.MAX_BYTES_PER_CHAR * length);
    batch.setText(texts, utf8.encode(text, offset, length, room, texts.end()));
    replaced[column] += utf8.takeReplaced();
  }

  @Override
  public void json(int column, byte[] source, int offset, int length) {
    TextBuffer texts = texts(column);
    int from = texts.end();
    int to = from + length;
    byte[] room = texts.room(length);
    System.arraycopy(source, offset, room, from, length);
    replaced[column] += JsonEscapes.replace(room, from, to, true);
    batch.setText(texts, to);
  }

  @Override
  public void bytes(int column, byte[] value, int offset, int length) {
    ByteBuffer encoded = Base64.getEncoder().encode(ByteBuffer.wrap(value, offset, length));
    TextBuffer texts = texts(column);
    int to = texts.end() + encoded.remaining();
    encoded.get(texts.room(encoded.remaining()), texts.end(), encoded.remaining());
    batch.setText(texts, to);
  }

  @Override
  public void date(int column, long epochDay) {
    RANGES.requireDate(epochDay);
    longs(column).set(batch.rows(), epochDay);
  }

  @Override
  public void time(int column, long micros) {
    Ranges.requireTime(micros);
    longs(column).set(batch.rows(), micros);
  }

  @Override
  public void timestamp(int column, long epochMicros) {
    RANGES.requireTimestamp(epochMicros);
    longs(column).set(batch.rows(), epochMicros);
  }

  @Override
  public void uuid(int column, long mostSignificant, long leastSignificant) {
    String text = new java.util.UUID(mostSignificant, leastSignificant).toString();
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    TextBuffer texts = texts(column);
    System.arraycopy(ascii, 0, texts.room(ascii.length), texts.end(), ascii.length);
    batch.setText(texts, texts.end() + ascii.length);
  }

  @Override
  public long replacedCharacters(int column) {
    return replaced[column];
  }

  private LongBuffer longs(int column) {
    if (batch.columns[column] instanceof LongBuffer longs) {
      return longs;
    }
    throw new IllegalArgumentException("column " + column + " does not take such a value");
  }

  private TextBuffer texts(int column) {
    if (batch.columns[column] instanceof TextBuffer texts) {
      return texts;
    }
    throw new IllegalArgumentException("column " + column + " does not take such a value");
  }
}
