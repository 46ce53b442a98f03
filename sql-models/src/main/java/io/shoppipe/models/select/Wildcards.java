package io.shoppipe.models.select;

import java.util.regex.Pattern;

/** File name patterns as Python's fnmatch: {@code *}, {@code ?}, {@code [abc]}, {@code [!abc]}. */
final class Wildcards {
  private Wildcards() {}

  static boolean present(String pattern) {
    return pattern.chars().anyMatch(c -> "*?[]".indexOf(c) >= 0);
  }

  static boolean match(String pattern, String text) {
    return Pattern.compile(regex(pattern), Pattern.DOTALL).matcher(text).matches();
  }

  private static String regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      int close = pattern.indexOf(']', i + 2);
      if (c == '[' && close > 0) {
        String set = pattern.substring(i + 1, close).replace("\\", "\\\\");
        regex.append('[').append(set.startsWith("!") ? "^" + set.substring(1) : set).append(']');
        i = close;
      } else {
        regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }
}
