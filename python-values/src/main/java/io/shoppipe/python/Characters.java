package io.shoppipe.python;

/** Python's classes of characters. */
public final class Characters {
  private Characters() {}

  /** White space, as {@code str.isspace} has it. */
  public static boolean isSpace(char c) {
    return c <= ' '
        ? c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f)
        : c == 0x85 || c == 0xa0 || (c > 0xff && Character.isWhitespace(c));
  }

  /** 0 to 9. */
  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** What a name may hold behind its first character. */
  public static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  /** The character there, or NUL beyond the end. */
  public static char at(String text, int offset) {
    return offset < text.length() ? text.charAt(offset) : '\0';
  }

  /** The offset of the first character from there on that is no white space. */
  public static int skipSpace(String text, int from) {
    int i = from;
    while (i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
