package io.shoppipe.python;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code format.format(values)}: fields in braces. */
final class BraceFormat {
  private final List<Object> positional;
  private final Map<?, ?> named;
  private int automatic;

  private BraceFormat(List<Object> positional, Map<?, ?> named) {
    this.positional = positional;
    this.named = named;
  }

  static String format(String format, Arguments arguments) {
    return new BraceFormat(arguments.positional(), arguments.named()).expand(format);
  }

  static String formatMap(String format, @Nullable Object map) {
    Map<?, ?> values = map instanceof Map<?, ?> some ? some : Map.of();
    return new BraceFormat(List.of(), values).expand(format);
  }

  private String expand(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        out.append(c);
        at += 2;
      } else if (c == '{') {
        int end = closing(text, at);
        out.append(field(text.substring(at + 1, end)));
        at = end + 1;
      } else if (c == '}') {
        throw value("Single '}' encountered in format string");
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw value(
        open + 1 < text.length()
            ? "expected '}' before end of string"
            : "Single '{' encountered in format string");
  }

  /** {@code name!conversion:spec}. */
  private String field(String field) {
    int colon = field.indexOf(':');
    String head = colon < 0 ? field : field.substring(0, colon);
    String spec = colon < 0 ? "" : expand(field.substring(colon + 1));
    int bang = head.indexOf('!');
    Object value = lookup(bang < 0 ? head : head.substring(0, bang));
    if (bang >= 0) {
      value = head.endsWith("!r") ? Repr.of(value) : Repr.text(value);
    }
    return FormatSpecs.format(value, spec);
  }

  private @Nullable Object lookup(String path) {
    int end = 0;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    Object value = argument(path.substring(0, end));
    while (end < path.length()) {
      boolean item = path.charAt(end) == '[';
      int next = item ? path.indexOf(']', end) + 1 : end + 1;
      while (!item && next < path.length() && ".[".indexOf(path.charAt(next)) < 0) {
        next++;
      }
      String key = path.substring(end + 1, item ? next - 1 : next);
      value =
          item
              ? Members.item(value, index(key), UndefinedMode.STRICT)
              : Members.attribute(value, key, UndefinedMode.STRICT);
      end = next;
    }
    return value;
  }

  private static Object index(String key) {
    return !key.isEmpty() && key.chars().allMatch(Character::isDigit) ? Long.valueOf(key) : key;
  }

  private @Nullable Object argument(String name) {
    if (name.isEmpty()) {
      return positional(automatic++);
    }
    if (index(name) instanceof Long index) {
      return positional(index.intValue());
    }
    Object value = Keys.get(named, name);
    if (value == PythonObject.MISSING) {
      throw PythonException.of(ErrorType.KEY, Repr.of(name));
    }
    return value;
  }

  private @Nullable Object positional(int index) {
    if (index >= positional.size()) {
      throw PythonException.of(
          ErrorType.INDEX,
          "Replacement index " + index + " out of range for positional args tuple");
    }
    return positional.get(index);
  }

  private static PythonException value(String problem) {
    return PythonException.of(ErrorType.VALUE, problem);
  }
}
