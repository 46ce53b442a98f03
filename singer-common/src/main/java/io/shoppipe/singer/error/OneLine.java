package io.shoppipe.singer.error;

/**
 * Text of any origin as a part of one line: control characters, which a name of the input may hold,
 * are written as JSON would. Pure.
 */
public final class OneLine {
  private OneLine() {}

  /** The same text where it has none of them. */
  public static String of(String text) {
    if (text.chars().noneMatch(OneLine::isControl)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length() + 16);
    text.chars().forEach(c -> append(line, (char) c));
    return line.toString();
  }

  private static void append(StringBuilder line, char c) {
    switch (c) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (isControl(c)) {
          line.append("\\u").append(Integer.toHexString(0x10000 + c).substring(1));
        } else {
          line.append(c);
        }
      }
    }
  }

  /** Also those that only some programs take for the end of a line. */
  private static boolean isControl(int c) {
    return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
  }
}
