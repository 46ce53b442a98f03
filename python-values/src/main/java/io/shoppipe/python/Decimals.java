package io.shoppipe.python;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as C's {@code printf} writes them, from their exact value; never negative here. */
final class Decimals {
  private Decimals() {}

  /** {@code %f}. */
  static String fixed(BigDecimal value, int digits) {
    return value.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** {@code %e}. */
  static String exponent(BigDecimal value, int digits) {
    BigDecimal rounded = value.round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
    int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    BigDecimal mantissa = rounded.movePointLeft(exponent).setScale(digits, RoundingMode.HALF_EVEN);
    String power = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
    return mantissa.toPlainString() + "e" + (exponent < 0 ? "-" : "+") + power;
  }

  /** {@code %g}: significant digits, without the zeros at the end. */
  static String general(BigDecimal value, int digits) {
    int precision = Math.max(1, digits);
    BigDecimal rounded = value.round(new MathContext(precision, RoundingMode.HALF_EVEN));
    int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < precision) {
      return withoutZeros(fixed(value, precision - 1 - exponent));
    }
    String text = exponent(value, precision - 1);
    int e = text.indexOf('e');
    return withoutZeros(text.substring(0, e)) + text.substring(e);
  }

  private static String withoutZeros(String number) {
    if (number.indexOf('.') < 0) {
      return number;
    }
    int end = number.length();
    while (number.charAt(end - 1) == '0') {
      end--;
    }
    return number.substring(0, number.charAt(end - 1) == '.' ? end - 1 : end);
  }
}
