package io.shoppipe.models.jinja.filter;

import io.shoppipe.python.Arithmetic;
import io.shoppipe.python.Bound;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.Numbers;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.Types;
import io.shoppipe.python.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Filters that make or change numbers. */
final class NumberFilters {
  private NumberFilters() {}

  static void addTo(FilterTable table) {
    table
        .add("abs", "", (v, a, c) -> absolute(v))
        .add("int", "default? base?", NumberFilters::integer)
        .add("float", "default?", NumberFilters::real)
        .add("round", "precision? method?", NumberFilters::round);
  }

  private static Object absolute(@Nullable Object value) {
    if (value instanceof Undefined undefined) {
      throw undefined.error();
    }
    if (!Numbers.isNumber(value)) {
      throw PythonException.of(
          ErrorType.TYPE, "bad operand type for abs(): '" + Types.name(value) + "'");
    }
    if (Numbers.isFloat(value)) {
      return Math.abs(Numbers.toDouble(value));
    }
    boolean negative = ((Number) Arithmetic.unary("+", value)).doubleValue() < 0;
    return Arithmetic.unary(negative ? "-" : "+", value);
  }

  private static @Nullable Object integer(@Nullable Object value, Bound a, FilterContext c) {
    refuseUndefined(value);
    Object fallback = a.or(0, 0L);
    if (value instanceof String text) {
      return integerOfText(text.strip(), a.integer(1, 10), fallback);
    }
    if (!Numbers.isNumber(value)) {
      return fallback;
    }
    if (!Numbers.isFloat(value)) {
      return value instanceof BigDecimal decimal
          ? Numbers.normal(decimal.toBigInteger())
          : Arithmetic.unary("+", value);
    }
    double number = Numbers.toDouble(value);
    return Double.isNaN(number) || Double.isInfinite(number) ? fallback : Numbers.truncate(number);
  }

  private static @Nullable Object integerOfText(String text, int base, @Nullable Object fallback) {
    try {
      return Numbers.normal(new BigInteger(digits(text, base), base));
    } catch (NumberFormatException notAnInteger) {
      Double number = parse(text);
      return number == null || !Double.isFinite(number) ? fallback : Numbers.truncate(number);
    }
  }

  private static String digits(String text, int base) {
    String lower = text.toLowerCase(Locale.ROOT).replace("_", "");
    String prefix = base == 16 ? "0x" : base == 8 ? "0o" : base == 2 ? "0b" : "";
    return !prefix.isEmpty() && lower.startsWith(prefix) ? lower.substring(2) : lower;
  }

  private static @Nullable Object real(@Nullable Object value, Bound a, FilterContext c) {
    refuseUndefined(value);
    if (Numbers.isNumber(value)) {
      return Numbers.toDouble(value);
    }
    Double number = value instanceof String text ? parse(text.strip()) : null;
    return number == null ? a.or(0, 0.0) : number;
  }

  private static @Nullable Double parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace("_", "");
    switch (lower) {
      case "inf", "+inf", "infinity" -> {
        return Double.POSITIVE_INFINITY;
      }
      case "-inf", "-infinity" -> {
        return Double.NEGATIVE_INFINITY;
      }
      case "nan" -> {
        return Double.NaN;
      }
      default -> {
        boolean java = lower.endsWith("d") || lower.endsWith("f") || lower.contains("x");
        try {
          return java ? null : Double.valueOf(lower);
        } catch (NumberFormatException notANumber) {
          return null;
        }
      }
    }
  }

  private static void refuseUndefined(@Nullable Object value) {
    if (value instanceof Undefined undefined) {
      throw undefined.error();
    }
  }

  private static Object round(@Nullable Object value, Bound a, FilterContext c) {
    refuseUndefined(value);
    if (value == null || !Numbers.isNumber(value)) {
      throw PythonException.of(
          ErrorType.TYPE, "type " + Types.name(value) + " doesn't define __round__ method");
    }
    int digits = a.integer(0, 0);
    String method = a.text(1, "common");
    if (method.equals("common")) {
      return Numbers.round(value, digits);
    }
    if (!method.equals("ceil") && !method.equals("floor")) {
      throw PythonException.of(ErrorType.FILTER_ARGUMENT, "method must be common, ceil or floor");
    }
    double scale = Math.pow(10, digits);
    double scaled = Numbers.toDouble(value) * scale;
    return (method.equals("ceil") ? Math.ceil(scaled) : Math.floor(scaled)) / scale;
  }
}
