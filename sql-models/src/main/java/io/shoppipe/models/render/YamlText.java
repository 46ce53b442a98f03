package io.shoppipe.models.render;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes plain values as YAML in block style, keys in their order or sorted. */
record YamlText(boolean sorted) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/.][A-Za-z0-9_ ./()+-]*(?<! )");
  private static final Pattern WORD =
      Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|~|\\.nan|[-+]?\\.inf");

  String text(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(out, value, 0);
    return out.append(out.length() > 0 && out.charAt(out.length() - 1) == '\n' ? "" : "\n...\n")
        .toString();
  }

  private void write(StringBuilder out, @Nullable Object value, int depth) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      Map<?, ?> shown = sorted ? new TreeMap<>(map) : map;
      shown.forEach((key, item) -> entry(out, scalar(key) + ":", item, depth));
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      list.forEach(item -> element(out, item, depth));
    } else {
      out.append(scalar(value));
    }
  }

  private void entry(StringBuilder out, String head, @Nullable Object item, int depth) {
    out.append("  ".repeat(depth)).append(head);
    if (nested(item)) {
      out.append('\n');
      write(out, item, item instanceof List ? depth : depth + 1);
    } else {
      out.append(' ').append(scalar(item)).append('\n');
    }
  }

  private void element(StringBuilder out, @Nullable Object item, int depth) {
    out.append("  ".repeat(depth)).append("- ");
    if (nested(item)) {
      StringBuilder inner = new StringBuilder();
      write(inner, item, depth + 1);
      out.append(inner.substring(2 * (depth + 1)));
    } else {
      out.append(scalar(item)).append('\n');
    }
  }

  private static boolean nested(@Nullable Object value) {
    return (value instanceof Map<?, ?> map && !map.isEmpty())
        || (value instanceof List<?> list && !list.isEmpty());
  }

  private static String scalar(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Map) {
      return "{}";
    }
    if (value instanceof List) {
      return "[]";
    }
    if (!(value instanceof String text)) {
      return value.toString();
    }
    return PLAIN.matcher(text).matches() && !WORD.matcher(text).matches()
        ? text
        : "'" + text.replace("'", "''") + "'";
  }
}
