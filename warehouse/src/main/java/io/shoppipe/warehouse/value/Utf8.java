package io.shoppipe.warehouse.value;

/**
 * Encodes UTF-16 as UTF-8. What UTF-8 can't hold (lone surrogates), and NUL where it is not wanted,
 * becomes U+FFFD. Reusable and not thread-safe.
 */
public final class Utf8 {
  /** UTF-8 bytes that one UTF-16 unit takes at most. */
  public static final int MAX_BYTES_PER_CHAR = 3;

  private static final char REPLACEMENT = '\uFFFD';

  private final boolean nulAllowed;
  private long replaced;

  public Utf8(boolean nulAllowed) {
    this.nulAllowed = nulAllowed;
  }

  /** Characters replaced since the last call of this method. */
  public long takeReplaced() {
    long taken = replaced;
    replaced = 0;
    return taken;
  }

  /**
   * Writes the text from {@code position} on, where room for {@link #MAX_BYTES_PER_CHAR} bytes a
   * char must be; the position after it.
   */
  public int encode(char[] text, int offset, int length, byte[] target, int position) {
    int at = offset;
    int end = offset + length;
    int to = position;
    int least = nulAllowed ? 0 : 1;
    while (at < end) {
      char c = text[at];
      if (c >= 0x80 || c < least) {
        return encodeRest(text, at, end, target, to);
      }
      target[to++] = (byte) c;
      at++;
    }
    return to;
  }

  private int encodeRest(char[] text, int from, int end, byte[] target, int position) {
    int to = position;
    for (int at = from; at < end; at++) {
      char c = text[at];
      if (Character.isHighSurrogate(c) && at + 1 < end && Character.isLowSurrogate(text[at + 1])) {
        to = put4(Character.toCodePoint(c, text[++at]), target, to);
      } else {
        to =
            put(
                Character.isSurrogate(c) || (c == 0 && !nulAllowed) ? replacement() : c,
                target,
                to);
      }
    }
    return to;
  }

  private char replacement() {
    replaced++;
    return REPLACEMENT;
  }

  private static int put(char c, byte[] target, int position) {
    int to = position;
    if (c < 0x80) {
      target[to++] = (byte) c;
    } else if (c < 0x800) {
      target[to++] = (byte) (0xC0 | (c >> 6));
      target[to++] = (byte) (0x80 | (c & 0x3F));
    } else {
      target[to++] = (byte) (0xE0 | (c >> 12));
      target[to++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      target[to++] = (byte) (0x80 | (c & 0x3F));
    }
    return to;
  }

  private static int put4(int codePoint, byte[] target, int position) {
    target[position] = (byte) (0xF0 | (codePoint >> 18));
    target[position + 1] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
    target[position + 2] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
    target[position + 3] = (byte) (0x80 | (codePoint & 0x3F));
    return position + 4;
  }
}
