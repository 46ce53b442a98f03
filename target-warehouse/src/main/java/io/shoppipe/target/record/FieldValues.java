package io.shoppipe.target.record;

import io.shoppipe.singer.scan.DocumentNumbers;
import io.shoppipe.singer.scan.JsonScanner;
import io.shoppipe.singer.scan.NumberScan;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import io.shoppipe.warehouse.api.RowWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Converts values and writes them into columns. A value that breaks its type raises {@link
 * RefusedValueException}. The kinds are told apart by a switch: one interface call per field with
 * eleven targets is slower. Not thread-safe.
 */
final class FieldValues {
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private final ValuePolicy policy;
  private final Temporals temporals;

  FieldValues(ValuePolicy policy) {
    this.policy = policy;
    this.temporals = new Temporals(policy.excessPrecision());
  }

  /** What the column's last value lost: see {@link ChangedValues}. */
  boolean rounded() {
    return temporals.rounded();
  }

  /**
   * Reads the value, which is not null and begins with {@code first}; true where it may not have
   * arrived as it came.
   */
  boolean read(Kind kind, byte first, JsonScanner in, RowWriter row, int column) {
    return switch (kind) {
      case BIGINT -> integer(first, in, row, column);
      case TEXT -> text(first, in, row, column);
      case NUMERIC -> number(first, in, row, column);
      case TIMESTAMP, DATE, TIME -> temporal(kind, first, in, row, column);
      case BOOLEAN -> bool(first, in, row, column);
      case JSON -> document(in, row, column);
      case DOUBLE -> floating(first, in, row, column);
      case UUID -> uuid(first, in, row, column);
      case BYTES -> base64(first, in, row, column);
      case OTHER -> throw new IllegalArgumentException("the loader makes no column of type OTHER");
    };
  }

  private static boolean bool(byte first, JsonScanner in, RowWriter row, int column) {
    if (first != 't' && first != 'f') {
      throw new RefusedValueException("is not true or false, as its schema says");
    }
    in.literal();
    row.bool(column, first == 't');
    return false;
  }

  private static boolean integer(byte first, JsonScanner in, RowWriter row, int column) {
    if (!isNumber(first)) {
      throw new RefusedValueException(
          "is not an integer, as its schema says. Use type 'number' for decimals");
    }
    NumberScan number = in.number();
    if (number.isSmallInteger()) {
      row.bigint(column, number.unscaled());
    } else {
      decimal(number, in, row, column);
    }
    return false;
  }

  private static boolean number(byte first, JsonScanner in, RowWriter row, int column) {
    requireNumber(first);
    decimal(in.number(), in, row, column);
    return false;
  }

  private static void decimal(NumberScan number, JsonScanner in, RowWriter row, int column) {
    if (number.isSmall()) {
      row.decimal(column, number.unscaled(), number.scale());
    } else {
      row.decimal(column, in.bytes(), number.start(), number.length());
    }
  }

  private static boolean floating(byte first, JsonScanner in, RowWriter row, int column) {
    requireNumber(first);
    NumberScan number = in.number();
    String ascii =
        new String(in.bytes(), number.start(), number.length(), StandardCharsets.US_ASCII);
    double value = Double.parseDouble(ascii);
    if (Double.isInfinite(value)) {
      throw new RefusedValueException("is beyond a double's range (about 1.8e308)");
    }
    row.doubleValue(column, value);
    return false;
  }

  private boolean text(byte first, JsonScanner in, RowWriter row, int column) {
    requireString(first);
    in.string(policy.nulKept());
    row.text(column, in.text(), in.textStart(), in.textLength());
    return refuseReplaced(in);
  }

  private boolean document(JsonScanner in, RowWriter row, int column) {
    if (in.document(policy.nulKept())) {
      DocumentNumbers.each(
          in.text(),
          in.textStart(),
          in.textLength(),
          (ascii, offset, length) -> row.requireJsonNumber(column, ascii, offset, length));
    }
    row.json(column, in.text(), in.textStart(), in.textLength());
    return refuseReplaced(in);
  }

  /** A document that rows are told apart by. */
  boolean keyDocument(JsonScanner in, RowWriter row, int column) {
    int start = in.position();
    boolean changed = document(in, row, column);
    in.moveTo(start);
    in.document(policy.nulKept());
    byte[] json = CanonicalJson.of(in.text(), in.textStart(), in.textLength());
    row.json(column, json, 0, json.length);
    return changed;
  }

  private boolean refuseReplaced(JsonScanner in) {
    if (in.replaced() == 0) {
      return false;
    }
    if (policy.invalidText() == InvalidText.FAIL) {
      throw new RefusedValueException(
          "holds a character that its column can't hold (half of a surrogate pair, a byte that is"
              + " no UTF-8"
              + (policy.nulKept() ? "" : ", or NUL")
              + "). Remove it in the tap, or set on_invalid_text to replace");
    }
    return true;
  }

  private boolean temporal(Kind kind, byte first, JsonScanner in, RowWriter row, int column) {
    requireString(first);
    in.string();
    byte[] text = in.text();
    int start = in.textStart();
    int length = in.textLength();
    switch (kind) {
      case DATE -> row.date(column, temporals.date(text, start, length));
      case TIME -> row.time(column, temporals.time(text, start, length));
      default -> row.timestamp(column, temporals.timestamp(text, start, length));
    }
    return temporals.rounded();
  }

  private static boolean uuid(byte first, JsonScanner in, RowWriter row, int column) {
    requireString(first);
    in.string();
    if (in.textLength() != UuidText.LENGTH) {
      throw UuidText.refused();
    }
    byte[] text = in.text();
    int start = in.textStart();
    row.uuid(column, UuidText.mostSignificant(text, start), UuidText.leastSignificant(text, start));
    return false;
  }

  private static boolean base64(byte first, JsonScanner in, RowWriter row, int column) {
    requireString(first);
    in.string();
    int start = in.textStart();
    byte[] text = Arrays.copyOfRange(in.text(), start, start + in.textLength());
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedValueException("is not base64, as its schema's contentEncoding says");
    }
    if (hasStrayBits(text)) {
      throw new RefusedValueException(
          "is not base64, as its schema's contentEncoding says: its last letter stands for more"
              + " than its last byte");
    }
    row.bytes(column, bytes, 0, bytes.length);
    return false;
  }

  /** RFC 4648, 3.5: an encoder leaves the bits behind the last byte zero. */
  private static boolean hasStrayBits(byte[] base64) {
    int end = base64.length;
    while (end > 0 && base64[end - 1] == '=') {
      end--;
    }
    int letters = end % 4;
    int stray = letters == 2 ? 0b1111 : letters == 3 ? 0b11 : 0;
    return stray != 0 && (BASE64.indexOf(base64[end - 1]) & stray) != 0;
  }

  private static void requireString(byte first) {
    if (first != '"') {
      throw new RefusedValueException("is not a string, as its schema says");
    }
  }

  private static void requireNumber(byte first) {
    if (!isNumber(first)) {
      throw new RefusedValueException("is not a number, as its schema says");
    }
  }

  private static boolean isNumber(byte first) {
    return (first >= '0' && first <= '9') || first == '-';
  }
}
