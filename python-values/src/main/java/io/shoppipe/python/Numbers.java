package io.shoppipe.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Conversions between Python's numbers: int (Long, BigInteger), float (Double), Decimal, bool. */
public final class Numbers {
  private Numbers() {}

  /** Whether it is an int, and not a bool. */
  public static boolean isInteger(@Nullable Object value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof BigInteger
        || value instanceof Short
        || value instanceof Byte;
  }

  /** Whether it is a float. */
  public static boolean isFloat(@Nullable Object value) {
    return value instanceof Double || value instanceof Float;
  }

  /** Whether Python counts with it: int, float, Decimal or bool. */
  public static boolean isNumber(@Nullable Object value) {
    return value instanceof Boolean
        || isInteger(value)
        || isFloat(value)
        || value instanceof BigDecimal;
  }

  /** An int or bool that fits a long. */
  public static long toLong(@Nullable Object value) {
    if (value instanceof Number number && !(value instanceof BigInteger)) {
      return number.longValue();
    }
    if (value instanceof BigInteger big && big.bitLength() < Long.SIZE) {
      return big.longValue();
    }
    if (value instanceof Boolean bool) {
      return bool ? 1 : 0;
    }
    throw PythonException.of(
        ErrorType.OVERFLOW, "Python int too large to convert: " + Repr.of(value));
  }

  /** An int or bool of any size. */
  public static BigInteger toBig(@Nullable Object value) {
    return value instanceof BigInteger big ? big : BigInteger.valueOf(toLong(value));
  }

  /** Any number as a float. */
  public static double toDouble(@Nullable Object value) {
    if (value instanceof BigInteger big && Double.isInfinite(big.doubleValue())) {
      throw PythonException.of(ErrorType.OVERFLOW, "int too large to convert to float");
    }
    return value instanceof Number number ? number.doubleValue() : toLong(value);
  }

  /** Any finite number, exactly. */
  static BigDecimal toDecimal(@Nullable Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    return isFloat(value) ? new BigDecimal(toDouble(value)) : new BigDecimal(toBig(value));
  }

  /** The smallest representation of an int. */
  public static Number normal(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
  }

  /** {@code int(float)}: cut towards zero. */
  public static Number truncate(double value) {
    if (Double.isNaN(value)) {
      throw PythonException.of(ErrorType.VALUE, "cannot convert float NaN to integer");
    }
    if (Double.isInfinite(value)) {
      throw PythonException.of(ErrorType.OVERFLOW, "cannot convert float infinity to integer");
    }
    return normal(new BigDecimal(value).toBigInteger());
  }

  /** Python's {@code round(value, digits)}: half to even, on the exact binary value. */
  public static Number round(Object value, int digits) {
    if (isInteger(value) || value instanceof Boolean) {
      return digits >= 0
          ? normal(toBig(value))
          : normal(toDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toBigInteger());
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.setScale(digits, RoundingMode.HALF_EVEN);
    }
    double number = toDouble(value);
    if (Double.isNaN(number) || Double.isInfinite(number) || digits > 400) {
      return number;
    }
    double rounded = new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
    return Math.copySign(rounded, number);
  }

  /** The shortest text that reads back as the same float, as Python's {@code repr}. */
  public static String repr(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return (value == 0 && 1 / value < 0 ? "-0" : Long.toString((long) value)) + ".0";
    }
    BigDecimal shortest = shortest(value);
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String plain = shortest.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    return scientific(shortest, exponent);
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }

  private static String scientific(BigDecimal value, int exponent) {
    String digits = value.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String sign = exponent < 0 ? "-" : "+";
    String power = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
    return (value.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + sign + power;
  }
}
