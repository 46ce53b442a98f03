package io.shoppipe.warehouse.api;

/**
 * Takes one row after the other, value by value, encoding each into the warehouse's own wire form
 * at once. Columns are numbered from 0 in the loader's order and may be set in any order; a column
 * not set is NULL; set twice, the last value counts. A value that the column can't hold exactly
 * raises {@link UnfitValueException}; the row can then be discarded. Not thread-safe.
 */
public interface RowWriter {
  void beginRow();

  void endRow();

  /** Forgets the row that was begun. */
  void discardRow();

  void nullValue(int column);

  void bool(int column, boolean value);

  /** For BIGINT, and for NUMERIC columns. */
  void bigint(int column, long value);

  void doubleValue(int column, double value);

  /**
   * A decimal number in JSON's notation (sign, digits, point, exponent), exact. For BIGINT and
   * NUMERIC columns.
   */
  void decimal(int column, byte[] ascii, int offset, int length);

  /** The same for {@code unscaled} divided by 10^{@code scale}, of 18 digits at most. */
  void decimal(int column, long unscaled, int scale);

  /**
   * Valid UTF-8 for TEXT columns, without NUL where the warehouse's {@link
   * Capabilities#nulCharacter} is false.
   */
  void text(int column, byte[] utf8, int offset, int length);

  /**
   * One JSON document in UTF-8 for JSON columns, kept digit for digit; checked by the caller to be
   * well-formed, and to name no lone surrogate, nor NUL where the warehouse can't hold it.
   */
  void json(int column, byte[] utf8, int offset, int length);

  /**
   * Refuses a number that a JSON document of this column can't hold. To be asked for numbers of
   * more than some hundred digits.
   */
  void requireJsonNumber(int column, byte[] ascii, int offset, int length);

  void bytes(int column, byte[] value, int offset, int length);

  /** Days since 1970-01-01, proleptic Gregorian. */
  void date(int column, long epochDay);

  /** Microseconds since midnight. */
  void time(int column, long micros);

  /** Microseconds since 1970-01-01T00:00:00Z. */
  void timestamp(int column, long epochMicros);

  void uuid(int column, long mostSignificant, long leastSignificant);
}
