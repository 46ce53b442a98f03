package io.shoppipe.warehouse.bigquery;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType.Kind;
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
final class JsonRowWriter extends CellRowWriter {
  private final JsonBlock block;
  private final byte[][] names;

  JsonRowWriter(JsonBlock block, List<Column> columns) {
    super(columns);
    this.block = block;
    this.names = columns.stream().map(JsonRowWriter::member).toArray(byte[][]::new);
  }

  private static byte[] member(Column column) {
    byte[] utf8 = column.name().getBytes(StandardCharsets.UTF_8);
    JsonBlock member = new JsonBlock(utf8.length + 8);
    member.string(utf8, 0, utf8.length);
    member.put(':');
    return Arrays.copyOf(member.bytes, member.position);
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
    end();
  }

  @Override
  public void bool(int column, boolean value) {
    cells.open(column, Kind.BOOLEAN);
    row.ascii(value ? "true" : "false");
    cells.close(column);
  }

  @Override
  void whole(int column, long value) {
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
  void fitting(int column, long unscaled, int scale) {
    cells.open(column, Kind.NUMERIC);
    row.put('"');
    PlainNumber.put(row, unscaled, scale);
    row.put('"');
    cells.close(column);
  }

  @Override
  void fitting(int column, DecimalText value) {
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
