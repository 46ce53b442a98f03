package io.shoppipe.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Python's format specification, {@code [[fill]align][sign][#][0][width][,][.precision][type]}. */
record FormatSpec(
    String fill,
    char align,
    char sign,
    boolean alternate,
    int width,
    char grouping,
    int precision,
    char type) {

  private static final int FARTHEST_EXPONENT = 100_000;

  static FormatSpec parse(String spec) {
    return new FormatSpecParser(spec).parse();
  }

  /** {@code format(value, spec)}. */
  String format(@Nullable Object value) {
    boolean asNumber =
        type != 's' && Numbers.isNumber(value) && !(type == '\0' && value instanceof Boolean);
    if (!asNumber) {
      return formatText(value);
    }
    String number =
        Numbers.isFloat(value)
                || ("eEfFgG%".indexOf(type) >= 0 && type != '\0')
                || value instanceof BigDecimal
            ? formatReal(value)
            : formatInteger(Numbers.toBig(value));
    return pad(number, '>');
  }

  private String formatText(@Nullable Object value) {
    if (value instanceof String || type == '\0') {
      if (type != 's' && type != '\0') {
        throw unknownType(value);
      }
      String text = Repr.text(value);
      return pad(
          precision >= 0 && precision < CodePoints.length(text)
              ? CodePoints.slice(text, 0, precision)
              : text,
          '<');
    }
    throw unknownType(value);
  }

  private PythonException unknownType(@Nullable Object value) {
    return PythonException.of(
        ErrorType.VALUE,
        "Unknown format code '" + type + "' for object of type '" + Types.name(value) + "'");
  }

  private String formatInteger(BigInteger value) {
    BigInteger size = value.abs();
    String digits =
        switch (type) {
          case 'x' -> (alternate ? "0x" : "") + size.toString(16);
          case 'X' -> (alternate ? "0X" : "") + size.toString(16).toUpperCase(Locale.ROOT);
          case 'o' -> (alternate ? "0o" : "") + size.toString(8);
          case 'b' -> (alternate ? "0b" : "") + size.toString(2);
          case 'c' -> Character.toString(value.intValue());
          case 'd', 'n', '\0' -> grouped(size.toString());
          default -> throw unknownType(value);
        };
    return signed(value.signum() < 0, digits);
  }

  /** A Decimal keeps all its digits; an int counts as a float here. */
  private String formatReal(@Nullable Object value) {
    if (value instanceof BigDecimal exact) {
      refuseFarExponent(exact);
      String text = type == '\0' && precision < 0 ? exact.abs().toString() : digits(exact.abs());
      return signed(exact.signum() < 0, cased(text));
    }
    double real = Numbers.toDouble(value);
    double size = Math.abs(real);
    boolean plain = !Double.isFinite(real) || (type == '\0' && precision < 0);
    BigDecimal exact =
        plain
            ? BigDecimal.ZERO
            : type == '%' ? new BigDecimal(size * 100).movePointLeft(2) : new BigDecimal(size);
    String text = plain ? Numbers.repr(size) : digits(exact);
    return signed(real < 0 || 1 / real < 0, cased(text));
  }

  private static void refuseFarExponent(BigDecimal value) {
    if (Math.abs((long) value.scale()) > FARTHEST_EXPONENT) {
      throw PythonException.of(ErrorType.OVERFLOW, "number too large to format");
    }
  }

  private String digits(BigDecimal size) {
    int digits = precision < 0 ? 6 : precision;
    return switch (type) {
      case 'f', 'F' -> Decimals.fixed(size, digits);
      case 'e', 'E' -> Decimals.exponent(size, digits);
      case 'g', 'G', 'n', '\0' -> Decimals.general(size, digits);
      case '%' -> Decimals.fixed(size.movePointRight(2), digits) + "%";
      default -> throw unknownType(size);
    };
  }

  private String cased(String text) {
    boolean upper = type == 'E' || type == 'G' || type == 'F';
    return grouped(upper ? text.toUpperCase(Locale.ROOT) : text);
  }

  private String signed(boolean negative, String digits) {
    if (negative) {
      return "-" + digits;
    }
    return sign == '+' || sign == ' ' ? sign + digits : digits;
  }

  private String grouped(String number) {
    if (grouping == '\0') {
      return number;
    }
    int end = 0;
    while (end < number.length() && Character.isDigit(number.charAt(end))) {
      end++;
    }
    StringBuilder out = new StringBuilder(number);
    for (int i = end - 3; i > 0; i -= 3) {
      out.insert(i, grouping);
    }
    return out.toString();
  }

  private String pad(String text, char natural) {
    int missing = width - CodePoints.length(text);
    if (missing <= 0) {
      return text;
    }
    char side = align == '\0' ? natural : align;
    return switch (side) {
      case '<' -> text + fill.repeat(missing);
      case '^' -> fill.repeat(missing / 2) + text + fill.repeat(missing - missing / 2);
      case '=' -> afterSign(text, fill.repeat(missing));
      default -> fill.repeat(missing) + text;
    };
  }

  private static String afterSign(String text, String zeros) {
    int sign = text.startsWith("-") || text.startsWith("+") || text.startsWith(" ") ? 1 : 0;
    return text.substring(0, sign) + zeros + text.substring(sign);
  }
}
