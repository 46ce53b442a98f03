package io.shoppipe.python;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python's equality and order. */
public final class Comparison {
  private Comparison() {}

  /** {@code left == right}. */
  public static boolean equal(@Nullable Object left, @Nullable Object right) {
    if (left instanceof String || left == null) {
      return Objects.equals(left, right) || undefined(left, right);
    }
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return equalNumbers(left, right);
    }
    if (left instanceof List<?> one && right instanceof List<?> other) {
      return left instanceof Tuple == right instanceof Tuple && equalLists(one, other);
    }
    if (left instanceof Map<?, ?> one && right instanceof Map<?, ?> other) {
      return equalMaps(one, other);
    }
    if (left instanceof Set<?> one && right instanceof Set<?> other) {
      return one.size() == other.size() && other.stream().allMatch(item -> Keys.in(one, item));
    }
    return undefined(left, right) || left.equals(right);
  }

  /** Whether both are undefined; comparing strict ones is an error. */
  private static boolean undefined(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Undefined one) {
      one.allowReading();
    }
    if (right instanceof Undefined other) {
      other.allowReading();
    }
    return left instanceof Undefined && right instanceof Undefined;
  }

  private static boolean equalNumbers(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Long one && right instanceof Long other) {
      return one.longValue() == other.longValue();
    }
    if (!finite(left) || !finite(right)) {
      return Numbers.toDouble(left) == Numbers.toDouble(right);
    }
    return Numbers.toDecimal(left).compareTo(Numbers.toDecimal(right)) == 0;
  }

  private static boolean finite(@Nullable Object number) {
    return !Numbers.isFloat(number) || Double.isFinite(Numbers.toDouble(number));
  }

  private static boolean equalLists(List<?> left, List<?> right) {
    if (left.size() != right.size()) {
      return false;
    }
    Iterator<?> others = right.iterator();
    for (Object item : left) {
      if (!equal(item, others.next())) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalMaps(Map<?, ?> left, Map<?, ?> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (Map.Entry<?, ?> entry : left.entrySet()) {
      Object other = Keys.get(right, entry.getKey());
      if (other == PythonObject.MISSING || !equal(entry.getValue(), other)) {
        return false;
      }
    }
    return true;
  }

  /** {@code left operator right}, for the operators of order; nothing holds for NaN. */
  public static boolean holds(@Nullable Object left, String operator, @Nullable Object right) {
    if (isNan(left) || isNan(right)) {
      return false;
    }
    int order = order(left, right, operator);
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static boolean isNan(@Nullable Object value) {
    return value instanceof Double number && Double.isNaN(number);
  }

  /** Negative, zero or positive as left is less than, equal to or greater than right. */
  public static int order(@Nullable Object left, @Nullable Object right, String operator) {
    if (left instanceof String one && right instanceof String other) {
      return orderText(one, other);
    }
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return orderNumbers(left, right);
    }
    if (left instanceof List<?> one && right instanceof List<?> other) {
      if (left instanceof Tuple == right instanceof Tuple) {
        return orderLists(one, other, operator);
      }
    }
    if (left instanceof Comparable<?> && right != null && left.getClass() == right.getClass()) {
      return orderHost(left, right);
    }
    return fail(left, right, operator);
  }

  @SuppressWarnings("unchecked")
  private static int orderHost(Object left, Object right) {
    return ((Comparable<Object>) left).compareTo(right);
  }

  private static int fail(@Nullable Object left, @Nullable Object right, String operator) {
    if (left instanceof Undefined undefined) {
      throw undefined.error();
    }
    if (right instanceof Undefined undefined) {
      throw undefined.error();
    }
    throw PythonException.of(
        ErrorType.TYPE,
        "'"
            + operator
            + "' not supported between instances of '"
            + Types.name(left)
            + "' and '"
            + Types.name(right)
            + "'");
  }

  /** By code points, as Python; UTF-16 order differs beyond the basic plane. */
  private static int orderText(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      char one = left.charAt(i);
      char other = right.charAt(i);
      if (one != other) {
        boolean surrogates = Character.isSurrogate(one) && Character.isSurrogate(other);
        if (!surrogates && Character.isSurrogate(one) != Character.isSurrogate(other)) {
          return Character.isSurrogate(one) ? 1 : -1;
        }
        return Character.compare(one, other);
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  private static int orderNumbers(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Long one && right instanceof Long other) {
      return one.compareTo(other);
    }
    if (!finite(left) || !finite(right)) {
      return Double.compare(Numbers.toDouble(left), Numbers.toDouble(right));
    }
    BigDecimal exact = Numbers.toDecimal(left);
    return exact.compareTo(Numbers.toDecimal(right));
  }

  private static int orderLists(List<?> left, List<?> right, String operator) {
    Iterator<?> others = right.iterator();
    for (Object item : left) {
      if (!others.hasNext()) {
        return 1;
      }
      Object other = others.next();
      if (!equal(item, other)) {
        return order(item, other, operator);
      }
    }
    return others.hasNext() ? -1 : 0;
  }
}
