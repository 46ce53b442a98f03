package io.shoppipe.warehouse.bigquery;

import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.value.DecimalText;

/** Writes decimal numbers digit by digit, without an exponent. */
final class PlainNumber {
  /** What a long can have before its point. */
  private static final int LONG_DIGITS = 19;

  private static final long[] TENS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};

  /** Up to which doubles hold every whole number. */
  private static final long WHOLE = 1L << 53;

  private PlainNumber() {}

  /** Whether every number of that form is of that type; false says that it is to be looked at. */
  static boolean surelyFits(int scale, ColumnType type) {
    return scale >= 0
        && scale < TENS.length
        && scale <= type.scale()
        && type.precision() - type.scale() >= LONG_DIGITS;
  }

  /** {@code unscaled} / 10^{@code scale}, of a scale of 0 to 6, without needless zeros. */
  static void put(JsonBlock to, long unscaled, int scale) {
    long value = unscaled;
    int places = scale;
    while (places > 0 && value % 10 == 0) {
      value /= 10;
      places--;
    }
    long whole = value / TENS[places];
    if (whole == 0 && value < 0) {
      to.put('-');
    }
    to.number(whole);
    if (places > 0) {
      to.put('.');
      to.digits(Math.abs((int) (value % TENS[places])), places);
    }
  }

  /**
   * A text that reads back as the same double. One that is a whole number divided by a power of
   * ten, both of which doubles hold, is what reading that fraction gives: both round the same
   * quotient.
   */
  static void put(JsonBlock to, double value) {
    for (int scale = 0; value != 0 && scale < TENS.length; scale++) {
      long unscaled = Math.round(value * TENS[scale]);
      if (Math.abs(unscaled) > WHOLE) {
        break;
      }
      if ((double) unscaled / TENS[scale] == value) {
        put(to, unscaled, scale);
        return;
      }
    }
    to.ascii(Double.toString(value));
  }

  static void put(JsonBlock to, DecimalText value) {
    if (value.isNegative()) {
      to.put('-');
    }
    for (int i = Math.min(0, value.point() - 1); i < value.point(); i++) {
      to.put('0' + value.digit(i));
    }
    if (value.scale() > 0) {
      to.put('.');
      for (int i = value.point(); i < value.count(); i++) {
        to.put('0' + value.digit(i));
      }
    }
  }
}
