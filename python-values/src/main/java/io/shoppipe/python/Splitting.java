package io.shoppipe.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of str that cut a text into pieces. */
final class Splitting {
  private Splitting() {}

  static List<Object> split(String text, @Nullable Object separator, int limit) {
    if (separator == null) {
      return bySpace(text, limit);
    }
    String by = separator(separator);
    List<Object> parts = new ArrayList<>();
    int from = 0;
    int at = text.indexOf(by);
    while (at >= 0 && (limit < 0 || parts.size() < limit)) {
      parts.add(text.substring(from, at));
      from = at + by.length();
      at = text.indexOf(by, from);
    }
    parts.add(text.substring(from));
    return parts;
  }

  static List<Object> splitRight(String text, @Nullable Object separator, int limit) {
    if (limit < 0) {
      return split(text, separator, limit);
    }
    Object by =
        separator == null ? null : new StringBuilder(separator(separator)).reverse().toString();
    List<Object> parts = split(new StringBuilder(text).reverse().toString(), by, limit);
    parts.replaceAll(part -> new StringBuilder((String) part).reverse().toString());
    Collections.reverse(parts);
    return parts;
  }

  private static String separator(Object separator) {
    if (separator instanceof Undefined undefined) {
      throw undefined.error();
    }
    if (!(separator instanceof String text)) {
      throw PythonException.of(ErrorType.TYPE, "must be str or None, not " + Types.name(separator));
    }
    if (text.isEmpty()) {
      throw PythonException.of(ErrorType.VALUE, "empty separator");
    }
    return text;
  }

  private static List<Object> bySpace(String text, int limit) {
    List<Object> parts = new ArrayList<>();
    int at = skipSpace(text, 0);
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !StringMethods.isSpace(text.charAt(end))) {
        end++;
      }
      if (limit >= 0 && parts.size() >= limit) {
        parts.add(text.substring(at));
        break;
      }
      parts.add(text.substring(at, end));
      at = skipSpace(text, end);
    }
    return parts;
  }

  private static int skipSpace(String text, int from) {
    int i = from;
    while (i < text.length() && StringMethods.isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  static List<Object> lines(String text, boolean keepEnds) {
    List<Object> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (endsLine(text.charAt(i))) {
        boolean pair = text.startsWith("\r\n", i);
        int next = i + (pair ? 2 : 1);
        lines.add(text.substring(start, keepEnds ? next : i));
        start = next;
        i = next - 1;
      }
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  private static boolean endsLine(char c) {
    return (c >= '\n' && c <= '\r')
        || (c >= 0x1c && c <= 0x1e)
        || c == 0x85
        || c == 0x2028
        || c == 0x2029;
  }

  static Tuple partition(String text, Bound a, boolean last) {
    String separator = a.text(0);
    int at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
    if (at < 0) {
      return last ? Tuple.of("", "", text) : Tuple.of(text, "", "");
    }
    return Tuple.of(text.substring(0, at), separator, text.substring(at + separator.length()));
  }
}
