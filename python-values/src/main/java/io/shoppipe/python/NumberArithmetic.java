package io.shoppipe.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Python's arithmetic: ints of any size, floats, Decimals with 28 digits. */
final class NumberArithmetic {
  private static final MathContext DECIMAL = new MathContext(28, RoundingMode.HALF_EVEN);

  private NumberArithmetic() {}

  static Object binary(String operator, @Nullable Object left, @Nullable Object right) {
    if (left instanceof BigDecimal || right instanceof BigDecimal) {
      return decimals(operator, left, right);
    }
    if (Numbers.isFloat(left) || Numbers.isFloat(right)) {
      return floats(operator, Numbers.toDouble(left), Numbers.toDouble(right));
    }
    if (left instanceof Long one && right instanceof Long other) {
      Object small = longs(operator, one, other);
      if (small != null) {
        return small;
      }
    }
    return integers(operator, Numbers.toBig(left), Numbers.toBig(right));
  }

  /** The common case, null where the result may not fit. */
  private static @Nullable Object longs(String operator, long left, long right) {
    boolean small = Math.abs(left) < 1L << 31 && Math.abs(right) < 1L << 31;
    if (!small || (right == 0 && "/ // %".contains(operator))) {
      return null;
    }
    return switch (operator) {
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      case "/" -> (double) left / right;
      case "//" -> Math.floorDiv(left, right);
      case "%" -> Math.floorMod(left, right);
      default -> null;
    };
  }

  private static Object integers(String operator, BigInteger left, BigInteger right) {
    return switch (operator) {
      case "+" -> Numbers.normal(left.add(right));
      case "-" -> Numbers.normal(left.subtract(right));
      case "*" -> Numbers.normal(left.multiply(right));
      case "/" -> quotient(left, right);
      case "//" ->
          Numbers.normal(floor(left, nonZero(right, "integer division or modulo by zero")));
      case "%" -> {
        BigInteger floor = floor(left, nonZero(right, "integer modulo by zero"));
        yield Numbers.normal(left.subtract(floor.multiply(right)));
      }
      default -> power(left, right);
    };
  }

  private static BigInteger nonZero(BigInteger value, String problem) {
    if (value.signum() == 0) {
      throw PythonException.of(ErrorType.ZERO_DIVISION, problem);
    }
    return value;
  }

  private static BigInteger floor(BigInteger left, BigInteger right) {
    BigInteger[] result = left.divideAndRemainder(right);
    boolean below = result[1].signum() != 0 && result[1].signum() != right.signum();
    return below ? result[0].subtract(BigInteger.ONE) : result[0];
  }

  private static double quotient(BigInteger left, BigInteger right) {
    BigDecimal divisor = new BigDecimal(nonZero(right, "division by zero"));
    return new BigDecimal(left).divide(divisor, MathContext.DECIMAL128).doubleValue();
  }

  private static Object power(BigInteger left, BigInteger right) {
    if (right.signum() < 0) {
      if (left.signum() == 0) {
        throw PythonException.of(
            ErrorType.ZERO_DIVISION, "0.0 cannot be raised to a negative power");
      }
      return Math.pow(left.doubleValue(), right.doubleValue());
    }
    if (right.bitLength() > 24) {
      throw PythonException.of(ErrorType.OVERFLOW, "exponent too large");
    }
    return Numbers.normal(left.pow(right.intValue()));
  }

  private static Object floats(String operator, double left, double right) {
    boolean divides = operator.equals("/") || operator.equals("//") || operator.equals("%");
    if (divides && right == 0) {
      String problem =
          switch (operator) {
            case "/" -> "float division by zero";
            case "//" -> "float floor division by zero";
            default -> "float modulo";
          };
      throw PythonException.of(ErrorType.ZERO_DIVISION, problem);
    }
    return switch (operator) {
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      case "/" -> left / right;
      case "//" -> Math.floor((left - modulo(left, right)) / right + 0.5);
      case "%" -> modulo(left, right);
      default -> Math.pow(left, right);
    };
  }

  private static double modulo(double left, double right) {
    double rest = left % right;
    if (rest == 0) {
      return Math.copySign(0.0, right);
    }
    return rest < 0 != right < 0 ? rest + right : rest;
  }

  private static Object decimals(String operator, @Nullable Object left, @Nullable Object right) {
    if (Numbers.isFloat(left) || Numbers.isFloat(right)) {
      throw PythonException.of(
          ErrorType.TYPE,
          "unsupported operand type(s) for "
              + operator
              + ": '"
              + Types.name(left)
              + "' and '"
              + Types.name(right)
              + "'");
    }
    BigDecimal one = Numbers.toDecimal(left);
    BigDecimal other = Numbers.toDecimal(right);
    if (other.signum() == 0 && "/ // %".contains(operator)) {
      throw PythonException.of(ErrorType.ZERO_DIVISION, "division by zero");
    }
    return switch (operator) {
      case "+" -> one.add(other, DECIMAL);
      case "-" -> one.subtract(other, DECIMAL);
      case "*" -> one.multiply(other, DECIMAL);
      case "/" -> one.divide(other, DECIMAL);
      case "//" -> one.divideToIntegralValue(other, DECIMAL).setScale(0);
      case "%" -> one.remainder(other, DECIMAL);
      default -> one.pow(other.intValueExact(), DECIMAL);
    };
  }
}
