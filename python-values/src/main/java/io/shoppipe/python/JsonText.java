package io.shoppipe.python;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values as Python's {@code json.dumps} writes them, in ASCII. */
public final class JsonText {
  private final StringBuilder out = new StringBuilder();
  private final int indent;
  private final boolean sorted;

  private JsonText(int indent, boolean sorted) {
    this.indent = indent;
    this.sorted = sorted;
  }

  /** A negative indent means one line; {@code sorted}: by the keys. */
  public static String of(@Nullable Object value, int indent, boolean sorted) {
    JsonText json = new JsonText(indent, sorted);
    json.write(value, 0);
    return json.out.toString();
  }

  private void write(@Nullable Object value, int depth) {
    if (value == null) {
      out.append("null");
    } else if (value instanceof String text) {
      text(text);
    } else if (value instanceof Boolean || Numbers.isInteger(value)) {
      out.append(value);
    } else if (Numbers.isFloat(value)) {
      real(Numbers.toDouble(value));
    } else if (value instanceof BigDecimal number) {
      out.append(number);
    } else if (value instanceof List<?> list) {
      list(list, depth);
    } else if (value instanceof Map<?, ?> map) {
      map(map, depth);
    } else {
      throw PythonException.of(
          ErrorType.TYPE, "Object of type " + Types.name(value) + " is not JSON serializable");
    }
  }

  private void real(double value) {
    String text = Numbers.repr(value);
    switch (text) {
      case "nan" -> out.append("NaN");
      case "inf" -> out.append("Infinity");
      case "-inf" -> out.append("-Infinity");
      default -> out.append(text);
    }
  }

  private void list(List<?> list, int depth) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      separate(i, depth + 1);
      write(list.get(i), depth + 1);
    }
    end(list.isEmpty(), depth).append(']');
  }

  private void map(Map<?, ?> map, int depth) {
    Map<String, @Nullable Object> entries = sorted ? new TreeMap<>() : new LinkedHashMap<>();
    map.forEach((key, value) -> entries.put(key(key), value));
    out.append('{');
    int i = 0;
    for (Map.Entry<String, @Nullable Object> entry : entries.entrySet()) {
      separate(i++, depth + 1);
      text(entry.getKey());
      out.append(": ");
      write(entry.getValue(), depth + 1);
    }
    end(map.isEmpty(), depth).append('}');
  }

  private static String key(@Nullable Object key) {
    if (key == null) {
      return "null";
    }
    return key instanceof Boolean ? key.toString() : Repr.text(key);
  }

  private void separate(int index, int depth) {
    if (indent >= 0) {
      out.append(index > 0 ? ",\n" : "\n").append(" ".repeat(indent * depth));
    } else if (index > 0) {
      out.append(", ");
    }
  }

  private StringBuilder end(boolean empty, int depth) {
    return indent >= 0 && !empty ? out.append('\n').append(" ".repeat(indent * depth)) : out;
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    out.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        if (c < ' ' || c > '~') {
          out.append(String.format("\\u%04x", (int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
