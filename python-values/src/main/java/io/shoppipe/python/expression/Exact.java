package io.shoppipe.python.expression;

import io.shoppipe.python.Arithmetic;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.Numbers;
import io.shoppipe.python.PythonException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic without binary fractions. Python's floats and Decimals are both decimals here: sums
 * and products are exact, quotients of decimals have at least 28 digits, those of two ints the
 * digits of Python's float.
 */
public final class Exact {
  private static final int FARTHEST_EXPONENT = 100_000;
  private static final int LONGEST_POWER_BITS = 1 << 20;
  private static final int DIGITS = 28;

  private Exact() {}

  /** {@code left operator right} for two numbers. */
  static Object binary(String operator, Object left, Object right) {
    if (isSpecial(left) || isSpecial(right)) {
      return Arithmetic.binary(operator, special(left), special(right)) instanceof Double result
          ? ofDouble(result)
          : Double.NaN;
    }
    boolean decimal = left instanceof BigDecimal || right instanceof BigDecimal;
    if (operator.equals("**")) {
      return power(left, right);
    }
    if (decimal) {
      return decimals(operator, near(left), near(right));
    }
    Object result = Objects.requireNonNull(Arithmetic.binary(operator, left, right));
    return result instanceof Double real ? ofDouble(real) : result;
  }

  /** A Python float: exact, shown as Python shows it; NaN and the infinities stay what they are. */
  public static Number ofDouble(double value) {
    return Double.isFinite(value) ? shown(new BigDecimal(Numbers.repr(value))) : (Number) value;
  }

  /** The same value with the digits that Python's float would show: 5.0, 1.1, 0.5. */
  public static BigDecimal shown(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    boolean whole = stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= 16;
    return whole ? stripped.setScale(1) : stripped;
  }

  /**
   * An int, bool, float or Decimal as a decimal; refused where its exponent is out of all reason.
   */
  public static BigDecimal near(@Nullable Object number) {
    BigDecimal value =
        number instanceof BigDecimal exact ? exact : new BigDecimal(Numbers.toBig(number));
    if (Math.abs((long) value.scale()) > FARTHEST_EXPONENT) {
      throw PythonException.of(
          ErrorType.OVERFLOW,
          "a number with the exponent " + -value.scale() + " is not counted with");
    }
    return value;
  }

  private static boolean isSpecial(Object value) {
    return value instanceof Double;
  }

  private static Object special(Object value) {
    return value instanceof BigDecimal exact ? (Object) exact.doubleValue() : value;
  }

  private static BigDecimal decimals(String operator, BigDecimal left, BigDecimal right) {
    if (right.signum() == 0 && "/ // %".contains(operator)) {
      throw PythonException.of(ErrorType.ZERO_DIVISION, "division by zero");
    }
    return switch (operator) {
      case "+" -> left.add(right);
      case "-" -> left.subtract(right);
      case "*" -> left.multiply(right);
      case "/" -> left.divide(right, precision(left, right));
      case "//" -> left.divideToIntegralValue(right).setScale(0, RoundingMode.DOWN);
      default -> left.remainder(right);
    };
  }

  private static MathContext precision(BigDecimal left, BigDecimal right) {
    int digits = Math.max(DIGITS, Math.max(left.precision(), right.precision()));
    return new MathContext(digits, RoundingMode.HALF_EVEN);
  }

  private static Object power(Object left, Object right) {
    BigDecimal exponent = near(right);
    BigInteger whole = exponent.toBigInteger();
    boolean integral = exponent.compareTo(new BigDecimal(whole)) == 0;
    if (!integral || whole.signum() < 0) {
      return ofDouble(Math.pow(near(left).doubleValue(), exponent.doubleValue()));
    }
    BigDecimal base = near(left);
    long bits = (long) base.unscaledValue().bitLength() * Math.min(whole.longValue(), 1 << 24);
    if (whole.bitLength() > 24 || bits > LONGEST_POWER_BITS) {
      throw PythonException.of(ErrorType.OVERFLOW, "the power is too large");
    }
    BigDecimal result = near(base.pow(whole.intValue()));
    return left instanceof BigDecimal ? result : Numbers.normal(result.toBigIntegerExact());
  }
}
