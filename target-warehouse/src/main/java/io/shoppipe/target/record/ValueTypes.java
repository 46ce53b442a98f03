package io.shoppipe.target.record;

import io.shoppipe.singer.scan.JsonScanner;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.ColumnType.Kind;

/**
 * The types of values that no schema types: a string is text whatever it looks like, a number
 * without point and exponent an integer. Pure.
 */
final class ValueTypes {
  private ValueTypes() {}

  /** The type of the value, not null, that begins with {@code first} at {@code start}. */
  static ColumnType of(JsonScanner in, byte first, int start) {
    return switch (first) {
      case '"' -> ColumnType.TEXT;
      case '{', '[' -> ColumnType.JSON;
      case 't', 'f' -> ColumnType.BOOLEAN;
      default -> isInteger(in.bytes(), start) ? ColumnType.BIGINT : ColumnType.NUMERIC;
    };
  }

  /**
   * As what the value is to be read into a column of this kind; OTHER where the column doesn't take
   * it. What a column of dates or bytes takes of strings is seen in the reading.
   */
  static Kind readAs(Kind column, ColumnType value) {
    return switch (value.kind()) {
      case TEXT -> isOfStrings(column) ? column : takesText(column, Kind.TEXT);
      case BIGINT, NUMERIC -> number(column, value.kind());
      case BOOLEAN -> column == Kind.BOOLEAN ? column : takesText(column, Kind.BOOLEAN);
      default -> column == Kind.JSON ? column : Kind.OTHER;
    };
  }

  private static Kind number(Kind column, Kind value) {
    return switch (column) {
      case DOUBLE, NUMERIC -> column;
      case BIGINT -> value == Kind.BIGINT ? column : Kind.OTHER;
      default -> takesText(column, value);
    };
  }

  private static Kind takesText(Kind column, Kind value) {
    return column == Kind.TEXT || column == Kind.JSON ? value : Kind.OTHER;
  }

  private static boolean isOfStrings(Kind column) {
    return switch (column) {
      case DATE, TIME, TIMESTAMP, UUID, BYTES -> true;
      default -> false;
    };
  }

  private static boolean isInteger(byte[] bytes, int start) {
    int at = bytes[start] == '-' ? start + 1 : start;
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at == bytes.length || (bytes[at] != '.' && (bytes[at] | 0x20) != 'e');
  }
}
