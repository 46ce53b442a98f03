package io.shoppipe.target.convert;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoppipe.target.plan.TablePlan.FieldColumn;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.api.UnfitValueException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * A row whose columns are wider than the values that come: an integer for a text column, a date for
 * a timestamp. Metadata columns behind the fields are passed on. Not thread-safe.
 */
public final class ConvertingRow implements RowWriter {
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  private final Kind[] given;
  private final Kind[] kinds;
  private RowWriter row;

  /**
   * {@code byValue}: fields whose values are each of a type of their own; {@code row}: where the
   * first rows go.
   */
  public ConvertingRow(List<FieldColumn> fields, Set<String> byValue, RowWriter row) {
    this.row = row;
    given =
        fields.stream()
            .map(field -> byValue.contains(field.field()) ? Kind.OTHER : field.given().kind())
            .toArray(Kind[]::new);
    kinds =
        fields.stream()
            .map(FieldColumn::column)
            .map(column -> column.type())
            .map(ColumnType::kind)
            .toArray(Kind[]::new);
  }

  /** The same object, for rows of this writer. */
  public RowWriter onto(RowWriter target) {
    row = target;
    return this;
  }

  @Override
  public void beginRow() {
    row.beginRow();
  }

  @Override
  public void endRow() {
    row.endRow();
  }

  @Override
  public void discardRow() {
    row.discardRow();
  }

  @Override
  public void nullValue(int column) {
    row.nullValue(column);
  }

  @Override
  public void bool(int column, boolean value) {
    if (passes(column, Kind.BOOLEAN)) {
      row.bool(column, value);
    } else {
      literal(column, Boolean.toString(value));
    }
  }

  @Override
  public void bigint(int column, long value) {
    if (passes(column, Kind.BIGINT) || kinds[column] == Kind.NUMERIC) {
      row.bigint(column, value);
    } else {
      literal(column, Long.toString(value));
    }
  }

  @Override
  public void doubleValue(int column, double value) {
    if (passes(column, Kind.DOUBLE)) {
      row.doubleValue(column, value);
    } else if (Double.isFinite(value)) {
      byte[] text = ascii(PlainText.number(BigDecimal.valueOf(value)));
      decimal(column, text, 0, text.length);
    } else {
      throw new UnfitValueException("is no finite number, which its column can't hold");
    }
  }

  @Override
  public void decimal(int column, long unscaled, int scale) {
    if (passes(column, Kind.NUMERIC)) {
      row.decimal(column, unscaled, scale);
    } else {
      byte[] text = ascii(BigDecimal.valueOf(unscaled, scale).toPlainString());
      decimal(column, text, 0, text.length);
    }
  }

  @Override
  public void decimal(int column, byte[] text, int offset, int length) {
    if (passes(column, Kind.NUMERIC)) {
      row.decimal(column, text, offset, length);
      return;
    }
    BigDecimal number = PlainText.parsed(new String(text, offset, length, US_ASCII));
    if (given[column] == Kind.BIGINT && number.stripTrailingZeros().scale() > 0) {
      throw new UnfitValueException("is not an integer, as its schema says");
    }
    if (kinds[column] == Kind.NUMERIC || kinds[column] == Kind.BIGINT) {
      row.decimal(column, text, offset, length);
    } else {
      literal(column, PlainText.number(number));
    }
  }

  @Override
  public void text(int column, byte[] text, int offset, int length) {
    if (passes(column, Kind.TEXT)) {
      row.text(column, text, offset, length);
    } else {
      string(column, new String(text, offset, length, UTF_8));
    }
  }

  @Override
  public void json(int column, byte[] utf8, int offset, int length) {
    row.json(column, utf8, offset, length);
  }

  @Override
  public void bytes(int column, byte[] value, int offset, int length) {
    if (passes(column, Kind.BYTES)) {
      row.bytes(column, value, offset, length);
    } else {
      byte[] copy = Arrays.copyOfRange(value, offset, offset + length);
      string(column, Base64.getEncoder().encodeToString(copy));
    }
  }

  @Override
  public void date(int column, long epochDay) {
    if (passes(column, Kind.DATE)) {
      row.date(column, epochDay);
    } else if (kinds[column] == Kind.TIMESTAMP) {
      row.timestamp(column, epochDay * MICROS_PER_DAY);
    } else {
      string(column, PlainText.date(epochDay));
    }
  }

  @Override
  public void time(int column, long micros) {
    if (passes(column, Kind.TIME)) {
      row.time(column, micros);
    } else {
      string(column, PlainText.time(micros));
    }
  }

  @Override
  public void timestamp(int column, long epochMicros) {
    if (passes(column, Kind.TIMESTAMP)) {
      row.timestamp(column, epochMicros);
    } else {
      string(column, PlainText.timestamp(epochMicros));
    }
  }

  @Override
  public void uuid(int column, long mostSignificant, long leastSignificant) {
    if (passes(column, Kind.UUID)) {
      row.uuid(column, mostSignificant, leastSignificant);
    } else {
      string(column, new java.util.UUID(mostSignificant, leastSignificant).toString());
    }
  }

  @Override
  public void requireJsonNumber(int column, byte[] ascii, int offset, int length) {
    row.requireJsonNumber(column, ascii, offset, length);
  }

  private boolean passes(int column, Kind value) {
    return column >= kinds.length
        || kinds[column] == (given[column] == Kind.OTHER ? value : given[column]);
  }

  /** What stands in JSON without quotes. */
  private void literal(int column, String value) {
    if (kinds[column] == Kind.JSON) {
      row.json(column, ascii(value), 0, value.length());
    } else {
      row.text(column, ascii(value), 0, value.length());
    }
  }

  private void string(int column, String value) {
    if (kinds[column] == Kind.JSON) {
      byte[] json = PlainText.quoted(value);
      row.json(column, json, 0, json.length);
    } else {
      byte[] text = value.getBytes(UTF_8);
      row.text(column, text, 0, text.length);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
