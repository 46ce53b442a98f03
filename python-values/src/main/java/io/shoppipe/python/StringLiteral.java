package io.shoppipe.python;

/** The escapes in a string literal; one that Python doesn't know stays as written. */
public final class StringLiteral {
  private StringLiteral() {}

  /** The text that the literal means, of what stands between its quotes. */
  public static String unescape(String body) {
    if (body.indexOf('\\') < 0) {
      return body;
    }
    StringBuilder out = new StringBuilder(body.length());
    int i = 0;
    while (i < body.length()) {
      char c = body.charAt(i);
      if (c == '\\' && i + 1 < body.length()) {
        i = escape(body, i + 1, out);
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }

  /** Appends the character that an escape means and answers the offset after it. */
  private static int escape(String body, int at, StringBuilder out) {
    char c = body.charAt(at);
    switch (c) {
      case '\n' -> {}
      case '\\', '\'', '"' -> out.append(c);
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'v' -> out.append('\u000b');
      case 'x' -> {
        return code(body, at, at + 1, 2, 16, out);
      }
      case 'u' -> {
        return code(body, at, at + 1, 4, 16, out);
      }
      case 'U' -> {
        return code(body, at, at + 1, 8, 16, out);
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return octal(body, at, out);
      }
      default -> out.append('\\').append(c);
    }
    return at + 1;
  }

  private static int octal(String body, int at, StringBuilder out) {
    int length = 1;
    while (length < 3 && Character.digit(Characters.at(body, at + length), 8) >= 0) {
      length++;
    }
    return code(body, at, at, length, 8, out);
  }

  private static int code(String body, int at, int from, int length, int radix, StringBuilder out) {
    int to = from + length;
    if (to > body.length()) {
      out.append('\\').append(body.charAt(at));
      return at + 1;
    }
    out.appendCodePoint(Integer.parseInt(body.substring(from, to), radix));
    return to;
  }
}
