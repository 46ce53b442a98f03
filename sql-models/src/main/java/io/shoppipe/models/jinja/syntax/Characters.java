package io.shoppipe.models.jinja.syntax;

/** Python's classes of characters. */
final class Characters {
  private Characters() {}

  static boolean isSpace(char c) {
    return c <= ' '
        ? c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f)
        : c == 0x85 || c == 0xa0 || (c > 0xff && Character.isWhitespace(c));
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  /** The character there, or NUL beyond the end. */
  static char at(String text, int offset) {
    return offset < text.length() ? text.charAt(offset) : '\0';
  }

  static int skipSpace(String text, int from) {
    int i = from;
    while (i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
