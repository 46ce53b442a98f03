package io.shoppipe.singer.scan;

/** What is valid UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
  /** U+FFFD, which stands for what can't be kept. */
  static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  /** Where the first byte is that belongs to no valid sequence; -1 where all is well. */
  static int faultAt(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end) {
      if (bytes[at] >= 0) {
        at++;
        continue;
      }
      int length = sequence(bytes, at, end);
      if (length < 0) {
        return at;
      }
      at += length;
    }
    return -1;
  }

  /**
   * The length of the valid sequence that begins here, or minus the length of the broken one that a
   * single U+FFFD stands for: as many bytes as could have begun a valid one.
   */
  static int sequence(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xFF;
    if (lead < 0x80) {
      return 1;
    }
    if (lead < 0xC2 || lead > 0xF4 || at + 1 >= end || !isSecond(lead, bytes[at + 1] & 0xFF)) {
      return -1;
    }
    if (lead < 0xE0) {
      return 2;
    }
    if (at + 2 >= end || !isContinuation(bytes[at + 2])) {
      return -2;
    }
    if (lead < 0xF0) {
      return 3;
    }
    return at + 3 < end && isContinuation(bytes[at + 3]) ? 4 : -3;
  }

  private static boolean isSecond(int lead, int second) {
    int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high;
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }

  /** Writes a code point, for which room of four bytes must be; the position after it. */
  static int put(int codePoint, byte[] target, int position) {
    int to = position;
    if (codePoint < 0x80) {
      target[to++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      target[to++] = (byte) (0xC0 | (codePoint >> 6));
      target[to++] = (byte) (0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
      target[to++] = (byte) (0xE0 | (codePoint >> 12));
      target[to++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
      target[to++] = (byte) (0x80 | (codePoint & 0x3F));
    } else {
      target[to++] = (byte) (0xF0 | (codePoint >> 18));
      target[to++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
      target[to++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
      target[to++] = (byte) (0x80 | (codePoint & 0x3F));
    }
    return to;
  }
}
