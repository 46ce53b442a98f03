package io.shoppipe.python.expression;

import io.shoppipe.python.Arithmetic;
import io.shoppipe.python.Comparison;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.Iteration;
import io.shoppipe.python.Keys;
import io.shoppipe.python.Numbers;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.Types;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Python's operators. Where Python would raise on a None, arithmetic gives None: a record may lack
 * a value.
 */
final class Operators {
  private static final int LONGEST_REPEAT = 10_000_000;
  private static final int FARTHEST_SHIFT = 10_000;

  private Operators() {}

  static @Nullable Object binary(String operator, @Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      if (!(operator.equals("%") && left instanceof String)) {
        return null;
      }
    } else if ("& | ^ << >>".contains(operator)) {
      return bitwise(operator, left, right);
    } else if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return Exact.binary(operator, left, right);
    } else if (operator.equals("*")) {
      checkRepeat(left, right);
      checkRepeat(right, left);
    }
    return Arithmetic.binary(operator, left, right);
  }

  static @Nullable Object unary(String operator, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (operator.equals("~")) {
      return Numbers.normal(integer(operator, value).not());
    }
    return Numbers.isNumber(value)
        ? Exact.binary("*", operator.equals("-") ? -1L : 1L, value)
        : Arithmetic.unary(operator, value);
  }

  static boolean compare(@Nullable Object left, String operator, @Nullable Object right) {
    return switch (operator) {
      case "==" -> Comparison.equal(left, right);
      case "!=" -> !Comparison.equal(left, right);
      case "in" -> Iteration.contains(right, left);
      case "not in" -> !Iteration.contains(right, left);
      case "is" -> same(left, right);
      case "is not" -> !same(left, right);
      default -> Comparison.holds(left, operator, right);
    };
  }

  /** None, True and False are one object each; of other values the same type and value count. */
  private static boolean same(@Nullable Object left, @Nullable Object right) {
    return left == right
        || (left != null
            && right != null
            && left.getClass() == right.getClass()
            && left.equals(right));
  }

  private static void checkRepeat(Object sequence, Object count) {
    if ((sequence instanceof String || sequence instanceof List) && Numbers.isInteger(count)) {
      BigInteger size =
          Numbers.toBig(count).multiply(BigInteger.valueOf(Iteration.length(sequence)));
      if (size.compareTo(BigInteger.valueOf(LONGEST_REPEAT)) > 0) {
        throw PythonException.of(ErrorType.OVERFLOW, "the repeated value would be too long");
      }
    }
  }

  private static Object bitwise(String operator, Object left, Object right) {
    if (left instanceof Set<?> one && right instanceof Set<?> other) {
      return sets(operator, one, other);
    }
    BigInteger one = integer(operator, left);
    BigInteger other = integer(operator, right);
    if (left instanceof Boolean
        && right instanceof Boolean
        && !operator.contains("<")
        && !operator.contains(">")) {
      return bits(operator, one, other).signum() != 0;
    }
    return Numbers.normal(bits(operator, one, other));
  }

  private static BigInteger bits(String operator, BigInteger left, BigInteger right) {
    return switch (operator) {
      case "&" -> left.and(right);
      case "|" -> left.or(right);
      case "^" -> left.xor(right);
      case "<<" -> left.shiftLeft(distance(right));
      default -> left.shiftRight(distance(right));
    };
  }

  private static int distance(BigInteger count) {
    if (count.signum() < 0 || count.compareTo(BigInteger.valueOf(FARTHEST_SHIFT)) > 0) {
      throw PythonException.of(ErrorType.VALUE, "can't shift by " + count);
    }
    return count.intValue();
  }

  private static Object sets(String operator, Set<?> left, Set<?> right) {
    Set<Object> result = new LinkedHashSet<>(left);
    switch (operator) {
      case "|" -> right.forEach(item -> Keys.add(result, item));
      case "&" -> result.removeIf(item -> !Keys.in(right, item));
      case "^" -> {
        result.removeIf(item -> Keys.in(right, item));
        right.stream().filter(item -> !Keys.in(left, item)).forEach(result::add);
      }
      default -> throw unsupported(operator, left);
    }
    return result;
  }

  private static BigInteger integer(String operator, Object value) {
    if (value instanceof Boolean || Numbers.isInteger(value)) {
      return Numbers.toBig(value);
    }
    throw unsupported(operator, value);
  }

  private static PythonException unsupported(String operator, Object value) {
    return PythonException.of(
        ErrorType.TYPE,
        "unsupported operand type for " + operator + ": '" + Types.name(value) + "'");
  }
}
