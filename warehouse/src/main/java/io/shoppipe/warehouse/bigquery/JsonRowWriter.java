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
  static final Ranges RANGES =
      new Ranges(-719_162L, 2_932_896L, -62_135_596_800_000_000L, 253_402_300_799_999_999L);

  private final JsonBlock block;
  private final Cells cells;
  private final JsonBlock row;
  private final byte[][] names;
  private final DecimalText number = new DecimalText();
  private long ended;

  JsonRowWriter(JsonBlock block, List<Column> columns) {
    this.block = block;
    this.names = columns.stream().map(JsonRowWriter::member).toArray(byte[][]::new);
    this.cells = new Cells(columns);
    this.row = cells.bytes;
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
    cells.clear();
  }

  @Override
  public void endRow() {
    int line = block.position;
    block.put('{');
    for (int column = 0; column < names.length; column++) {
      if (cells.has(column)) {
        if (block.position > line + 1) {
          block.put(',');
        }
        block.put(names[column]);
        cells.copy(column, block);
      }
    }
    block.put('}');
    block.put('\n');
    ended++;
  }

  @Override
  public void nullValue(int column) {
    cells.drop(column);
  }

  @Override
  public void bool(int column, boolean value) {
    cells.open(column, Kind.BOOLEAN);
    row.ascii(value ? "true" : "false");
    cells.close(column);
  }

  @Override
  public void bigint(int column, long value) {
    if (cells.type(column).kind() == Kind.NUMERIC) {
      put(column, number.read(value, 0));
      return;
    }
    cells.open(column, Kind.BIGINT);
    row.put('"');
    row.number(value);
    row.put('"');
    cells.close(column);
  }

  @Override
  public void doubleValue(int column, double value) {
    cells.open(column, Kind.DOUBLE);
    row.put('"');
    PlainNumber.put(row, value);
    row.put('"');
    cells.close(column);
  }

  @Override
  public void decimal(int column, byte[] ascii, int offset, int length) {
    decimal(column, number.read(ascii, offset, length));
  }

  @Override
  public void decimal(int column, long unscaled, int scale) {
    if (cells.type(column).kind() != Kind.NUMERIC
        || !PlainNumber.surelyFits(scale, cells.decimal(column))) {
      decimal(column, number.read(unscaled, scale));
      return;
    }
    cells.open(column, Kind.NUMERIC);
    row.put('"');
    PlainNumber.put(row, unscaled, scale);
    row.put('"');
    cells.close(column);
  }

  private void decimal(int column, DecimalText value) {
    if (cells.type(column).kind() == Kind.BIGINT) {
      bigint(column, value.toLong(DecimalText.WHOLE_DIGITS));
    } else {
      put(column, value);
    }
  }

  private void put(int column, DecimalText value) {
    ColumnType type = cells.decimal(column);
    value.requireFits(type.precision(), type.scale());
    cells.open(column, Kind.NUMERIC);
    row.put('"');
    PlainNumber.put(row, value);
    row.put('"');
    cells.close(column);
  }

  @Override
  public void text(int column, byte[] utf8, int offset, int length) {
    cells.open(column, Kind.TEXT);
    row.string(utf8, offset, length);
    cells.close(column);
  }

  @Override
  public void json(int column, byte[] utf8, int offset, int length) {
    cells.open(column, Kind.JSON);
    JsonDocument.copy(row, utf8, offset, length);
    cells.close(column);
  }

  @Override
  public void requireJsonNumber(int column, byte[] ascii, int offset, int length) {
    JsonDocument.requireNumber(ascii, offset, length);
  }

  @Override
  public void bytes(int column, byte[] value, int offset, int length) {
    cells.open(column, Kind.BYTES);
    row.put('"');
    row.put(Base64.getEncoder().encode(Arrays.copyOfRange(value, offset, offset + length)));
    row.put('"');
    cells.close(column);
  }

  @Override
  public void date(int column, long epochDay) {
    RANGES.requireDate(epochDay);
    cells.open(column, Kind.DATE);
    row.put('"');
    CivilText.date(row, epochDay);
    row.put('"');
    cells.close(column);
  }

  @Override
  public void time(int column, long micros) {
    Ranges.requireTime(micros);
    cells.open(column, Kind.TIME);
    row.put('"');
    CivilText.time(row, micros);
    row.put('"');
    cells.close(column);
  }

  @Override
  public void timestamp(int column, long epochMicros) {
    RANGES.requireTimestamp(epochMicros);
    cells.open(column, Kind.TIMESTAMP);
    row.put('"');
    CivilText.timestamp(row, epochMicros);
    row.put('"');
    cells.close(column);
  }

  @Override
  public void uuid(int column, long mostSignificant, long leastSignificant) {
    cells.open(column, Kind.UUID);
    quoted(new java.util.UUID(mostSignificant, leastSignificant).toString());
    cells.close(column);
  }

  private void quoted(String ascii) {
    row.put('"');
    row.ascii(ascii);
    row.put('"');
  }
}
