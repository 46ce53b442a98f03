package io.shoppipe.python;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code format % values}. */
public final class PercentFormat {
  private final String format;
  private final @Nullable Object values;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int used;

  private PercentFormat(String format, @Nullable Object values) {
    this.format = format;
    this.values = values;
  }

  /** Formats a tuple's values, a dict's by name, or one value. */
  public static String format(String format, @Nullable Object values) {
    return new PercentFormat(format, values).run();
  }

  private String run() {
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      if (percent < 0) {
        out.append(format, at, format.length());
        break;
      }
      out.append(format, at, percent);
      at = percent + 1;
      directive();
    }
    boolean given = values instanceof Tuple tuple ? used < tuple.size() : used == 0;
    if (given
        && !(values instanceof Map || (values instanceof List && !(values instanceof Tuple)))) {
      throw type("not all arguments converted during string formatting");
    }
    return out.toString();
  }

  private void directive() {
    if (at < format.length() && format.charAt(at) == '%') {
      out.append('%');
      at++;
      return;
    }
    String name = name();
    String flags = take("-+ #0");
    int width = number();
    boolean point = at < format.length() && format.charAt(at) == '.';
    int precision = -1;
    if (point) {
      at++;
      precision = Math.max(0, number());
    }
    take("hlL");
    if (at >= format.length()) {
      throw PythonException.of(ErrorType.VALUE, "incomplete format");
    }
    char type = format.charAt(at++);
    out.append(type == '%' ? "%" : convert(name, flags, width, precision, type));
  }

  private @Nullable String name() {
    if (at >= format.length() || format.charAt(at) != '(') {
      return null;
    }
    int end = format.indexOf(')', at);
    if (end < 0) {
      throw PythonException.of(ErrorType.VALUE, "incomplete format key");
    }
    String name = format.substring(at + 1, end);
    at = end + 1;
    return name;
  }

  private String take(String choices) {
    int start = at;
    while (at < format.length() && choices.indexOf(format.charAt(at)) >= 0) {
      at++;
    }
    return format.substring(start, at);
  }

  private int number() {
    if (at < format.length() && format.charAt(at) == '*') {
      at++;
      return (int) Numbers.toLong(next());
    }
    String digits = take("0123456789");
    return digits.isEmpty() ? -1 : Integer.parseInt(digits);
  }

  private @Nullable Object next() {
    if (values instanceof Tuple tuple) {
      if (used < tuple.size()) {
        return tuple.get(used++);
      }
    } else if (used++ == 0) {
      return values;
    }
    throw type("not enough arguments for format string");
  }

  private @Nullable Object value(@Nullable String name) {
    if (name == null) {
      return next();
    }
    if (!(values instanceof Map<?, ?> map)) {
      throw type("format requires a mapping");
    }
    Object value = Keys.get(map, name);
    if (value == PythonObject.MISSING) {
      throw PythonException.of(ErrorType.KEY, Repr.of(name));
    }
    return value;
  }

  private String convert(@Nullable String name, String flags, int width, int precision, char type) {
    Object value = value(name);
    if (value instanceof Undefined undefined && type != 's' && type != 'r') {
      throw undefined.error();
    }
    boolean left = flags.contains("-");
    char sign = flags.contains("+") ? '+' : flags.contains(" ") ? ' ' : '\0';
    switch (type) {
      case 's', 'r', 'a' -> {
        String text = type == 's' ? Repr.text(value) : Repr.of(value);
        return spec(" ", left ? '<' : '>', '\0', false, width, precision, 's').format(text);
      }
      case 'c' -> {
        String text =
            value instanceof String one ? one : Character.toString((int) Numbers.toLong(value));
        return spec(" ", left ? '<' : '>', '\0', false, width, -1, 's').format(text);
      }
      case 'd', 'i', 'u', 'x', 'X', 'o', 'e', 'E', 'f', 'F', 'g', 'G' -> {
        boolean zeros = flags.contains("0") && !left;
        char code = type == 'i' || type == 'u' ? 'd' : type;
        boolean alternate = flags.contains("#");
        return spec(
                zeros ? "0" : " ",
                zeros ? '=' : left ? '<' : '>',
                sign,
                alternate,
                width,
                precision,
                code)
            .format(number(value, code));
      }
      default ->
          throw PythonException.of(ErrorType.VALUE, "unsupported format character '" + type + "'");
    }
  }

  private static FormatSpec spec(
      String fill, char align, char sign, boolean alternate, int width, int precision, char type) {
    return new FormatSpec(fill, align, sign, alternate, width, '\0', precision, type);
  }

  private static Object number(@Nullable Object value, char type) {
    if (!Numbers.isNumber(value)) {
      String wanted =
          "diu".indexOf(type) >= 0 ? "a real number is required" : "must be real number";
      throw type("%" + type + " format: " + wanted + ", not " + Types.name(value));
    }
    if (type == 'd') {
      return Numbers.isFloat(value)
          ? Numbers.truncate(Numbers.toDouble(value))
          : Numbers.normal(Numbers.toDecimal(value).toBigInteger());
    }
    if ("xXo".indexOf(type) >= 0) {
      return Numbers.normal(Numbers.toBig(value));
    }
    return Numbers.toDouble(value);
  }

  private static PythonException type(String problem) {
    return PythonException.of(ErrorType.TYPE, problem);
  }
}
