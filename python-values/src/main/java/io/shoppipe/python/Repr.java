package io.shoppipe.python;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python's {@code str} and {@code repr}. */
public final class Repr {
  private Repr() {}

  /** {@code str(value)}. */
  public static String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Undefined undefined) {
      undefined.allowReading();
      return "";
    }
    if (value instanceof PythonObject object) {
      return object.string();
    }
    return value instanceof BigDecimal decimal ? decimal(decimal) : of(value);
  }

  /** {@code repr(value)}. */
  public static String of(@Nullable Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof String text) {
      return quoted(text);
    }
    if (value instanceof Boolean bool) {
      return bool ? "True" : "False";
    }
    if (value instanceof Double || value instanceof Float) {
      return Numbers.repr(((Number) value).doubleValue());
    }
    if (value instanceof BigDecimal decimal) {
      return "Decimal('" + decimal(decimal) + "')";
    }
    if (value instanceof PythonObject object) {
      return object.repr();
    }
    return value instanceof Undefined ? "Undefined" : ofCollection(value);
  }

  private static String decimal(BigDecimal value) {
    return value.toString();
  }

  private static String ofCollection(Object value) {
    StringBuilder out = new StringBuilder();
    if (value instanceof Tuple tuple) {
      items(out.append('('), tuple).append(tuple.size() == 1 ? ",)" : ")");
    } else if (value instanceof List<?> list) {
      items(out.append('['), list).append(']');
    } else if (value instanceof Map<?, ?> map) {
      entries(out.append('{'), map).append('}');
    } else if (value instanceof Set<?> set) {
      return set.isEmpty() ? "set()" : items(out.append('{'), set).append('}').toString();
    } else {
      return value.toString();
    }
    return out.toString();
  }

  /** The items' reprs, separated by commas. */
  static StringBuilder items(StringBuilder out, Collection<?> items) {
    String separator = "";
    for (Object item : items) {
      out.append(separator).append(of(item));
      separator = ", ";
    }
    return out;
  }

  private static StringBuilder entries(StringBuilder out, Map<?, ?> map) {
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator).append(of(entry.getKey())).append(": ").append(of(entry.getValue()));
      separator = ", ";
    }
    return out;
  }

  private static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder out = new StringBuilder(text.length() + 2).append(quote);
    text.codePoints().forEach(point -> quote(out, point, quote));
    return out.append(quote).toString();
  }

  private static void quote(StringBuilder out, int point, char quote) {
    if (point == quote || point == '\\') {
      out.append('\\').append((char) point);
    } else if (point == '\n') {
      out.append("\\n");
    } else if (point == '\r') {
      out.append("\\r");
    } else if (point == '\t') {
      out.append("\\t");
    } else if (printable(point)) {
      out.appendCodePoint(point);
    } else if (point < 0x100) {
      out.append(String.format("\\x%02x", point));
    } else {
      out.append(String.format(point < 0x10000 ? "\\u%04x" : "\\U%08x", point));
    }
  }

  /** As Python's {@code str.isprintable}: no controls, no separators but the blank. */
  private static boolean printable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> point == ' ';
      default -> true;
    };
  }
}
