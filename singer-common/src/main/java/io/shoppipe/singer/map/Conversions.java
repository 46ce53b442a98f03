package io.shoppipe.singer.map;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.Numbers;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.Repr;
import io.shoppipe.python.Signature;
import io.shoppipe.python.Types;
import io.shoppipe.python.expression.Exact;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's {@code int}, {@code float} and {@code round}, without rounding on the way. */
final class Conversions {
  private static final Signature INT = Signature.of("int", "x?", "base?");
  private static final Signature FLOAT = Signature.of("float", "x?");
  private static final Signature ROUND = Signature.of("round", "number", "ndigits?");
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+(?:_[0-9]+)*");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]+(?:_[0-9]+)*\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,5})?");
  private static final Set<String> INFINITE = Set.of("inf", "infinity");

  private Conversions() {}

  static @Nullable Object integer(Arguments arguments) {
    Bound bound = arguments.bind(INT);
    Object value = bound.or(0, 0L);
    if (bound.given(1)) {
      return based(bound.text(0), bound.integer(1, 10));
    }
    if (value instanceof String text) {
      String digits = text.strip();
      if (!INTEGER.matcher(digits).matches()) {
        throw invalid("invalid literal for int() with base 10: " + Repr.of(text));
      }
      return Numbers.normal(new BigInteger(digits.replace("_", "").replaceFirst("^\\+", "")));
    }
    if (value instanceof Double special) {
      return Numbers.truncate(special);
    }
    return value == null ? null : Numbers.normal(number("int", value).toBigInteger());
  }

  private static Object based(String text, int base) {
    String digits = text.strip().replace("_", "").toLowerCase(Locale.ROOT);
    String prefix = base == 16 ? "0x" : base == 8 ? "0o" : base == 2 ? "0b" : " ";
    String bare = digits.startsWith(prefix) ? digits.substring(2) : digits;
    try {
      return Numbers.normal(new BigInteger(bare, base));
    } catch (NumberFormatException e) {
      throw invalid("invalid literal for int() with base " + base + ": " + Repr.of(text));
    }
  }

  static @Nullable Object real(Arguments arguments) {
    Object value = arguments.bind(FLOAT).or(0, 0L);
    if (value == null || value instanceof Double) {
      return value;
    }
    if (!(value instanceof String text)) {
      return Exact.shown(number("float", value));
    }
    String digits = text.strip().toLowerCase(Locale.ROOT);
    String unsigned = digits.replaceFirst("^[+-]", "");
    if (unsigned.equals("nan")) {
      return Double.NaN;
    }
    if (INFINITE.contains(unsigned)) {
      return digits.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (!NUMBER.matcher(digits).matches()) {
      throw invalid("could not convert string to float: " + Repr.of(text));
    }
    return Exact.shown(new BigDecimal(digits.replace("_", "")));
  }

  static @Nullable Object round(Arguments arguments) {
    Bound bound = arguments.bind(ROUND);
    Object value = bound.at(0);
    if (value == null) {
      return null;
    }
    boolean digits = bound.at(1) != null;
    Number rounded = Numbers.round(number("round", value), bound.integer(1, 0));
    boolean whole = !digits || !(value instanceof BigDecimal);
    return whole ? Numbers.normal(((BigDecimal) rounded).toBigInteger()) : rounded;
  }

  private static BigDecimal number(String function, Object value) {
    if (!Numbers.isNumber(value) || value instanceof Double) {
      throw PythonException.of(
          ErrorType.TYPE,
          function + "() argument must be a text or a number, not '" + Types.name(value) + "'");
    }
    return Exact.near(value);
  }

  private static PythonException invalid(String problem) {
    return PythonException.of(ErrorType.VALUE, problem);
  }
}
