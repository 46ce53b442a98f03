package io.shoppipe.warehouse.bigquery;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.value.DecimalText;
import io.shoppipe.warehouse.value.Ranges;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Encodes each row as one line of JSON. Numbers of INT64 and NUMERIC stand in quotes, so that
 * nothing on the way takes them for doubles; a column that is NULL is left out.
 */
final class JsonRowWriter implements RowWriter {
  /** Of the years 1 to 9999. */
  private static final Ranges RANGES =
      new Ranges(-719_162L, 2_932_896L, -62_135_596_800_000_000L, 253_402_300_799_999_999L);

  private final JsonBlock block;
  private final JsonBlock row = new JsonBlock(4096);
  private final byte[][] names;
  private final ColumnType[] types;
  private final int[] starts;
  private final int[] ends;
  private final DecimalText number = new DecimalText();
  private long ended;

  JsonRowWriter(JsonBlock block, List<Column> columns) {
    this.block = block;
    this.names = columns.stream().map(JsonRowWriter::member).toArray(byte[][]::new);
    this.types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
    this.starts = new int[types.length];
    this.ends = new int[types.length];
  }

  private static byte[] member(Column column) {
    byte[] utf8 = column.name().getBytes(StandardCharsets.UTF_8);
    JsonBlock member = new JsonBlock(utf8.length + 8);
    member.string(utf8, 0, utf8.length);
    member.put(':');
    return Arrays.copyOf(member.bytes, member.position);
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
  public void beginRow() {
    discardRow();
  }

  @Override
  public void discardRow() {
    row.position = 0;
    Arrays.fill(ends, 0);
  }

  @Override
  public void endRow() {
    int line = block.position;
    block.put('{');
    for (int column = 0; column < types.length; column++) {
      int length = ends[column] - starts[column];
      if (ends[column] > 0) {
        if (block.position > line + 1) {
          block.put(',');
        }
        block.put(names[column]);
        block.put(row.bytes, starts[column], length);
      }
    }
    block.put('}');
    block.put('\n');
    ended++;
  }

  @Override
  public void nullValue(int column) {
    ends[column] = 0;
  }

  @Override
  public void bool(int column, boolean value) {
    open(column, Kind.BOOLEAN);
    row.ascii(value ? "true" : "false");
    close(column);
  }

  @Override
  public void bigint(int column, long value) {
    if (types[column].kind() == Kind.NUMERIC) {
      put(column, number.read(value, 0));
      return;
    }
    open(column, Kind.BIGINT);
    quoted(Long.toString(value));
    close(column);
  }

  @Override
  public void doubleValue(int column, double value) {
    open(column, Kind.DOUBLE);
    quoted(Double.toString(value));
    close(column);
  }

  @Override
  public void decimal(int column, byte[] ascii, int offset, int length) {
    decimal(column, number.read(ascii, offset, length));
  }

  @Override
  public void decimal(int column, long unscaled, int scale) {
    decimal(column, number.read(unscaled, scale));
  }

  private void decimal(int column, DecimalText value) {
    if (types[column].kind() == Kind.BIGINT) {
      bigint(column, value.toLong(DecimalText.WHOLE_DIGITS));
    } else {
      put(column, value);
    }
  }

  private void put(int column, DecimalText value) {
    ColumnType type = BigQueryTypes.decimal(types[column]);
    value.requireFits(type.precision(), type.scale());
    open(column, Kind.NUMERIC);
    row.put('"');
    if (value.isNegative()) {
      row.put('-');
    }
    for (int i = Math.min(0, value.point() - 1); i < value.point(); i++) {
      row.put('0' + value.digit(i));
    }
    if (value.scale() > 0) {
      row.put('.');
      for (int i = value.point(); i < value.count(); i++) {
        row.put('0' + value.digit(i));
      }
    }
    row.put('"');
    close(column);
  }

  @Override
  public void text(int column, byte[] utf8, int offset, int length) {
    open(column, Kind.TEXT);
    row.string(utf8, offset, length);
    close(column);
  }

  @Override
  public void json(int column, byte[] utf8, int offset, int length) {
    open(column, Kind.JSON);
    JsonDocument.copy(row, utf8, offset, length);
    close(column);
  }

  @Override
  public void requireJsonNumber(int column, byte[] ascii, int offset, int length) {
    JsonDocument.requireNumber(ascii, offset, length);
  }

  @Override
  public void bytes(int column, byte[] value, int offset, int length) {
    open(column, Kind.BYTES);
    row.put('"');
    row.put(Base64.getEncoder().encode(Arrays.copyOfRange(value, offset, offset + length)));
    row.put('"');
    close(column);
  }

  @Override
  public void date(int column, long epochDay) {
    RANGES.requireDate(epochDay);
    open(column, Kind.DATE);
    row.put('"');
    CivilText.date(row, epochDay);
    row.put('"');
    close(column);
  }

  @Override
  public void time(int column, long micros) {
    Ranges.requireTime(micros);
    open(column, Kind.TIME);
    row.put('"');
    CivilText.time(row, micros);
    row.put('"');
    close(column);
  }

  @Override
  public void timestamp(int column, long epochMicros) {
    RANGES.requireTimestamp(epochMicros);
    open(column, Kind.TIMESTAMP);
    row.put('"');
    CivilText.timestamp(row, epochMicros);
    row.put('"');
    close(column);
  }

  @Override
  public void uuid(int column, long mostSignificant, long leastSignificant) {
    open(column, Kind.UUID);
    quoted(new java.util.UUID(mostSignificant, leastSignificant).toString());
    close(column);
  }

  private void quoted(String ascii) {
    row.put('"');
    row.ascii(ascii);
    row.put('"');
  }

  private void open(int column, Kind kind) {
    if (types[column].kind() != kind) {
      throw new IllegalArgumentException(
          "column " + column + " is " + types[column].kind() + ", not " + kind);
    }
    starts[column] = row.position;
    ends[column] = 0;
  }

  private void close(int column) {
    ends[column] = row.position;
  }
}
