package io.shoppipe.singer.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the end of a JSON string, eight bytes at a time, and tells what it holds. A result is a
 * position, shifted by {@link #SHIFT}, and flags below. (One long for both parts: this is the
 * innermost loop.)
 */
final class StringScan {
  static final int SHIFT = 3;

  /** The string has an escape. */
  static final int ESCAPED = 1;

  /** One of its escapes names a UTF-16 unit. */
  static final int UNICODE = 2;

  /** It has bytes beyond ASCII, which may be no valid UTF-8. */
  static final int NON_ASCII = 4;

  /** All flags of a result. */
  static final int FLAGS = (1 << SHIFT) - 1;

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final long BLANKS = ' ' * ONES;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private StringScan() {}

  /** The place of the closing quote of the string whose first byte is at {@code from}. */
  static long close(byte[] bytes, int from, int end) {
    long found = special(bytes, from, end);
    int at = (int) (found >>> SHIFT);
    return at < end && bytes[at] == '"' ? found : closeAfterEscapes(bytes, found, end);
  }

  private static long closeAfterEscapes(byte[] bytes, long firstSpecial, int end) {
    long found = firstSpecial;
    int flags = (int) found & FLAGS;
    int at = (int) (found >>> SHIFT);
    while (at < end && bytes[at] == '\\') {
      boolean unicode = at + 1 < end && bytes[at + 1] == 'u';
      flags |= unicode ? ESCAPED | UNICODE : ESCAPED;
      at = unicode ? unicode(bytes, at, end) : simple(bytes, at, end);
      found = special(bytes, at, end);
      flags |= (int) found & FLAGS;
      at = (int) (found >>> SHIFT);
    }
    if (at >= end) {
      throw new JsonSyntaxException(end, "a string has no closing quote");
    }
    if (bytes[at] != '"') {
      throw new JsonSyntaxException(
          at, "a string holds the control character " + bytes[at] + ", which must be escaped");
    }
    return (long) at << SHIFT | flags;
  }

  /** The first quote, backslash or control character; {@code end} where there is none. */
  private static long special(byte[] bytes, int from, int end) {
    int at = from;
    int last = Math.min(end, bytes.length - Long.BYTES + 1);
    long seen = 0;
    while (at < last) {
      long word = (long) LONG.get(bytes, at);
      long special =
          (((word ^ QUOTES) - ONES) | ((word ^ BACKSLASHES) - ONES) | (word - BLANKS))
              & ~word
              & HIGHS;
      if (special != 0) {
        seen |= word & ((special & -special) - 1);
        int found = at + HighBits.first(special);
        return (long) Math.min(found, end) << SHIFT | ((seen & HIGHS) == 0 ? 0 : NON_ASCII);
      }
      seen |= word;
      at += Long.BYTES;
    }
    return tail(bytes, at, end, (seen & HIGHS) == 0 ? 0 : NON_ASCII);
  }

  private static long tail(byte[] bytes, int from, int end, int seen) {
    int flags = seen;
    int at = Math.min(from, end);
    while (at < end) {
      byte b = bytes[at];
      if (b < 0) {
        flags |= NON_ASCII;
      } else if (b < ' ' || b == '"' || b == '\\') {
        break;
      }
      at++;
    }
    return (long) at << SHIFT | flags;
  }

  private static int simple(byte[] bytes, int at, int end) {
    if (at + 1 >= end) {
      throw new JsonSyntaxException(end, "a string has no closing quote");
    }
    return switch (bytes[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
      default -> throw new JsonSyntaxException(at + 1, "a backslash begins no escape of JSON");
    };
  }

  private static int unicode(byte[] bytes, int at, int end) {
    for (int i = at + 2; i < at + 6; i++) {
      if (i >= end) {
        throw new JsonSyntaxException(end, "a string has no closing quote");
      }
      if (hex(bytes[i]) < 0) {
        throw new JsonSyntaxException(i, "\\u needs four hexadecimal digits");
      }
    }
    return at + 6;
  }

  /** The UTF-16 unit of the checked escape whose backslash is at {@code at}. */
  static int unit(byte[] bytes, int at) {
    return hex(bytes[at + 2]) << 12
        | hex(bytes[at + 3]) << 8
        | hex(bytes[at + 4]) << 4
        | hex(bytes[at + 5]);
  }

  /** The digit's value; -1 for what is none. */
  private static int hex(byte b) {
    if (b >= '0' && b <= '9') {
      return b - '0';
    }
    int letter = b | 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }
}
