package io.shoppipe.warehouse.bigquery;

import com.google.protobuf.WireFormat;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import io.shoppipe.warehouse.api.UnfitValueException;
import io.shoppipe.warehouse.value.DecimalText;
import io.shoppipe.warehouse.value.Ranges;
import java.util.List;

/**
 * Encodes each row as one message of protobuf, as {@link RowSchema} describes it, and as one member
 * of {@code ProtoRows.serialized_rows}. Decimals and times are text, so that nothing takes them for
 * doubles; a column that is NULL is left out.
 */
final class ProtoRowWriter extends CellRowWriter {
  /** What is refused in one request: 10 MB, less what stands around a row. */
  private static final int MOST_BYTES = 9_500_000;

  private static final int ROW = 1;
  private static final int TIME_LENGTH = 15;
  private static final int UUID_LENGTH = 36;

  private final JsonBlock block;
  private final JsonBlock digits = new JsonBlock(80);

  ProtoRowWriter(JsonBlock block, List<Column> columns) {
    super(columns);
    this.block = block;
  }

  @Override
  public void endRow() {
    int length = 0;
    for (int column = 0; column < cells.count(); column++) {
      length += cells.length(column);
    }
    if (length > MOST_BYTES) {
      throw new UnfitValueException(
          "makes a row of "
              + length
              + " bytes, more than the Storage Write API takes; set load_api to load_job");
    }
    tag(block, ROW, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    block.varint(length);
    for (int column = 0; column < cells.count(); column++) {
      cells.copy(column, block);
    }
    end();
  }

  @Override
  public void bool(int column, boolean value) {
    open(column, Kind.BOOLEAN, WireFormat.WIRETYPE_VARINT);
    row.put(value ? 1 : 0);
    cells.close(column);
  }

  @Override
  void whole(int column, long value) {
    varint(column, Kind.BIGINT, value);
  }

  private void varint(int column, Kind kind, long value) {
    open(column, kind, WireFormat.WIRETYPE_VARINT);
    row.varint(value);
    cells.close(column);
  }

  @Override
  public void doubleValue(int column, double value) {
    open(column, Kind.DOUBLE, WireFormat.WIRETYPE_FIXED64);
    row.fixed64(Double.doubleToLongBits(value));
    cells.close(column);
  }

  @Override
  void fitting(int column, long unscaled, int scale) {
    digits.position = 0;
    PlainNumber.put(digits, unscaled, scale);
    digits(column);
  }

  @Override
  void fitting(int column, DecimalText value) {
    digits.position = 0;
    PlainNumber.put(digits, value);
    digits(column);
  }

  private void digits(int column) {
    copy(column, Kind.NUMERIC, digits.bytes, 0, digits.position);
  }

  @Override
  public void text(int column, byte[] utf8, int offset, int length) {
    copy(column, Kind.TEXT, utf8, offset, length);
  }

  @Override
  public void bytes(int column, byte[] value, int offset, int length) {
    copy(column, Kind.BYTES, value, offset, length);
  }

  private void copy(int column, Kind kind, byte[] value, int offset, int length) {
    openText(column, kind, length);
    row.put(value, offset, length);
    cells.close(column);
  }

  /** The copy is as long as the document. */
  @Override
  public void json(int column, byte[] utf8, int offset, int length) {
    openText(column, Kind.JSON, length);
    JsonDocument.copy(row, utf8, offset, length);
    cells.close(column);
  }

  @Override
  public void date(int column, long epochDay) {
    RANGES.requireDate(epochDay);
    varint(column, Kind.DATE, epochDay);
  }

  @Override
  public void time(int column, long micros) {
    Ranges.requireTime(micros);
    openText(column, Kind.TIME, TIME_LENGTH);
    CivilText.time(row, micros);
    cells.close(column);
  }

  @Override
  public void timestamp(int column, long epochMicros) {
    RANGES.requireTimestamp(epochMicros);
    varint(column, Kind.TIMESTAMP, epochMicros);
  }

  @Override
  public void uuid(int column, long mostSignificant, long leastSignificant) {
    openText(column, Kind.UUID, UUID_LENGTH);
    row.ascii(new java.util.UUID(mostSignificant, leastSignificant).toString());
    cells.close(column);
  }

  private void openText(int column, Kind kind, int length) {
    open(column, kind, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    row.varint(length);
  }

  private void open(int column, Kind kind, int wireType) {
    cells.open(column, kind);
    tag(row, column + 1, wireType);
  }

  private static void tag(JsonBlock to, int field, int wireType) {
    to.varint((long) field << 3 | wireType);
  }
}
