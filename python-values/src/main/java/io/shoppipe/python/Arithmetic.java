package io.shoppipe.python;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python's binary and unary operators on any values; numbers go on to {@link NumberArithmetic}. */
public final class Arithmetic {
  private Arithmetic() {}

  /** {@code left operator right}, for {@code + - * / // % **}. */
  public static @Nullable Object binary(
      String operator, @Nullable Object left, @Nullable Object right) {
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return NumberArithmetic.binary(operator, left, right);
    }
    if (operator.equals("%") && left instanceof String format) {
      return PercentFormat.format(format, right);
    }
    Object result = host(operator, left, right);
    if (result == PythonObject.MISSING) {
      result = collections(operator, left, right);
    }
    if (result == PythonObject.MISSING) {
      throw unsupported(operator, left, right);
    }
    return result;
  }

  private static @Nullable Object host(
      String operator, @Nullable Object left, @Nullable Object right) {
    Object result = PythonObject.MISSING;
    if (left instanceof PythonObject object) {
      result = object.operate(operator, left, right);
    }
    if (result == PythonObject.MISSING && right instanceof PythonObject object) {
      result = object.operate(operator, left, right);
    }
    return result;
  }

  private static Object collections(
      String operator, @Nullable Object left, @Nullable Object right) {
    return switch (operator) {
      case "+" -> concat(left, right);
      case "*" -> repeat(left, right);
      case "-" -> minus(left, right);
      default -> PythonObject.MISSING;
    };
  }

  private static Object concat(@Nullable Object left, @Nullable Object right) {
    if (left instanceof String one && right instanceof String other) {
      return one + other;
    }
    if (left instanceof List<?> one && right instanceof List<?> other) {
      List<Object> joined = new ArrayList<>(one);
      joined.addAll(other);
      if (left instanceof Tuple && right instanceof Tuple) {
        return Tuple.copyOf(joined);
      }
      return left instanceof Tuple || right instanceof Tuple ? PythonObject.MISSING : joined;
    }
    return PythonObject.MISSING;
  }

  private static Object minus(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Set<?> one && right instanceof Set<?> other) {
      Set<Object> rest = new LinkedHashSet<>(one);
      rest.removeIf(item -> Keys.in(other, item));
      return rest;
    }
    return PythonObject.MISSING;
  }

  private static Object repeat(@Nullable Object left, @Nullable Object right) {
    boolean countFirst = Numbers.isInteger(left) || left instanceof Boolean;
    Object count = countFirst ? left : right;
    Object sequence = countFirst ? right : left;
    if (!(Numbers.isInteger(count) || count instanceof Boolean)) {
      return PythonObject.MISSING;
    }
    int times = (int) Math.max(0, Math.min(Integer.MAX_VALUE, Numbers.toLong(count)));
    if (sequence instanceof String text) {
      return text.repeat(times);
    }
    if (sequence instanceof List<?> list) {
      List<Object> repeated = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        repeated.addAll(list);
      }
      return sequence instanceof Tuple ? Tuple.copyOf(repeated) : repeated;
    }
    return PythonObject.MISSING;
  }

  /** {@code -value} or {@code +value}. */
  public static Object unary(String operator, @Nullable Object value) {
    if (Numbers.isNumber(value)) {
      return NumberArithmetic.binary(
          "*", operator.equals("-") ? Long.valueOf(-1) : Long.valueOf(1), value);
    }
    if (value instanceof Undefined undefined) {
      throw undefined.error();
    }
    throw PythonException.of(
        ErrorType.TYPE, "bad operand type for unary " + operator + ": '" + Types.name(value) + "'");
  }

  private static PythonException unsupported(
      String operator, @Nullable Object left, @Nullable Object right) {
    if (left instanceof Undefined undefined) {
      return undefined.error();
    }
    if (right instanceof Undefined undefined) {
      return undefined.error();
    }
    if (operator.equals("+") && (left instanceof String || left instanceof List)) {
      String type = Types.name(left);
      return PythonException.of(
          ErrorType.TYPE,
          "can only concatenate " + type + " (not \"" + Types.name(right) + "\") to " + type);
    }
    return PythonException.of(
        ErrorType.TYPE,
        "unsupported operand type(s) for "
            + (operator.equals("**") ? "** or pow()" : operator)
            + ": '"
            + Types.name(left)
            + "' and '"
            + Types.name(right)
            + "'");
  }
}
