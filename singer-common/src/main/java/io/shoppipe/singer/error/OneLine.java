package io.shoppipe.singer.error;

/**
 * Makes one line, and not an endless one, of words that may name whatever came in: control
 * characters are shown as escapes, and of a long text the middle is left out, so that what is said
 * first and the remedy at its end stay.
 */
public final class OneLine {
  private static final int LONGEST = 1_500;
  private static final int HEAD = 900;
  private static final int TAIL = 500;

  private OneLine() {}

  /** The text as a line of at most 1,500 characters, but for what escapes add. */
  public static String of(String text) {
    String line = escaped(text);
    return line.length() <= LONGEST
        ? line
        : whole(line.substring(0, HEAD)) + "…" + tail(line.substring(line.length() - TAIL));
  }

  /** The text without line breaks or other control characters, however long it is. */
  public static String escaped(String text) {
    int at = 0;
    while (at < text.length() && !isControl(text.charAt(at))) {
      at++;
    }
    return at == text.length() ? text : escaped(text, at);
  }

  private static String escaped(String text, int from) {
    StringBuilder line = new StringBuilder(text.length() + 16).append(text, 0, from);
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isControl(c)) {
        line.append(escape(c));
      } else {
        line.append(c);
      }
    }
    return line.toString();
  }

  private static String escape(char control) {
    return switch (control) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\u%04x".formatted((int) control);
    };
  }

  /** Also what Unicode takes for the end of a line or a paragraph. */
  private static boolean isControl(char c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }

  private static String whole(String head) {
    boolean cut = Character.isHighSurrogate(head.charAt(head.length() - 1));
    return cut ? head.substring(0, head.length() - 1) : head;
  }

  private static String tail(String tail) {
    return Character.isLowSurrogate(tail.charAt(0)) ? tail.substring(1) : tail;
  }
}
