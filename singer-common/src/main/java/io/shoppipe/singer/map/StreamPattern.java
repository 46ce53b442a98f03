package io.shoppipe.singer.map;

import java.util.regex.Pattern;

/** Python's {@code fnmatch}: {@code *}, {@code ?}, {@code [abc]}, {@code [!abc]}. */
final class StreamPattern {
  private final String text;
  private final Pattern pattern;

  StreamPattern(String text) {
    this.text = text;
    this.pattern = Pattern.compile(regex(text), Pattern.DOTALL);
  }

  String text() {
    return text;
  }

  /** Whether it can stand for several names. */
  boolean isOpen() {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
  }

  boolean matches(String stream) {
    return stream.equals(text) || pattern.matcher(stream).matches();
  }

  private static String regex(String text) {
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int close = c == '[' ? text.indexOf(']', i + 2) : -1;
      if (close > 0) {
        regex.append(choice(text.substring(i + 1, close)));
        i = close;
      } else {
        regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
      }
      i++;
    }
    return regex.toString();
  }

  private static String choice(String inner) {
    String escaped = inner.replace("\\", "\\\\").replace("[", "\\[").replace("&", "\\&");
    return "[" + (escaped.startsWith("!") ? "^" + escaped.substring(1) : escaped) + "]";
  }
}
