package io.shoppipe.singer.scan;

/**
 * Makes valid UTF-8 of a string or a document that is not plain: escapes are resolved, and what no
 * text can hold becomes U+FFFD and is counted. One buffer is used again and again, so a result is
 * valid until the next call. Not thread-safe.
 */
final class TextRepair {
  private static final int ESCAPE_LENGTH = 6;

  /** A buffer that one huge value blew up is not kept. */
  private static final int KEPT_BYTES = 1 << 20;

  private byte[] buffer = new byte[1024];
  private byte[] other = new byte[0];
  private int length;
  private int replaced;

  byte[] bytes() {
    return buffer;
  }

  int length() {
    return length;
  }

  /** How many characters the last call replaced. */
  int replaced() {
    return replaced;
  }

  /** Resolves the escapes of a checked string, which lies between its quotes. */
  void string(byte[] source, int from, int end, int flags, boolean nulAllowed) {
    begin(end - from);
    if ((flags & StringScan.ESCAPED) == 0) {
      copy(source, from, end);
    } else {
      unescape(source, from, end, nulAllowed);
    }
    if ((flags & StringScan.NON_ASCII) != 0) {
      mend();
    }
  }

  /** Copies a checked document, whose escapes stay; those that no text can hold are replaced. */
  void document(byte[] source, int from, int end, int flags, boolean nulAllowed) {
    begin(end - from);
    copy(source, from, end);
    if ((flags & StringScan.UNICODE) != 0) {
      replaced += JsonEscapes.replace(buffer, 0, length, nulAllowed);
    }
    if ((flags & StringScan.NON_ASCII) != 0) {
      mend();
    }
  }

  private void begin(int bytes) {
    replaced = 0;
    if (buffer.length < bytes || (buffer.length > KEPT_BYTES && bytes < KEPT_BYTES / 2)) {
      buffer = new byte[Math.max(bytes, 1024)];
      other = new byte[0];
    }
  }

  private void copy(byte[] source, int from, int end) {
    length = end - from;
    System.arraycopy(source, from, buffer, 0, length);
  }

  /** An escape is never shorter than what it stands for. */
  private void unescape(byte[] source, int from, int end, boolean nulAllowed) {
    byte[] target = buffer;
    int to = 0;
    int at = from;
    while (at < end) {
      byte b = source[at];
      if (b != '\\') {
        target[to++] = b;
        at++;
      } else if (source[at + 1] != 'u') {
        target[to++] = simple(source[at + 1]);
        at += 2;
      } else {
        int codePoint = codePoint(source, at, end);
        at += codePoint > Character.MAX_VALUE ? 2 * ESCAPE_LENGTH : ESCAPE_LENGTH;
        to = Utf8.put(kept(codePoint, nulAllowed), target, to);
      }
    }
    length = to;
  }

  private int kept(int codePoint, boolean nulAllowed) {
    boolean surrogate =
        codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    if (surrogate || (codePoint == 0 && !nulAllowed)) {
      replaced++;
      return Utf8.REPLACEMENT;
    }
    return codePoint;
  }

  private static byte simple(byte letter) {
    return switch (letter) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> letter;
    };
  }

  private static int codePoint(byte[] source, int at, int end) {
    char unit = (char) StringScan.unit(source, at);
    int next = at + ESCAPE_LENGTH;
    if (Character.isHighSurrogate(unit)
        && next + ESCAPE_LENGTH <= end
        && source[next] == '\\'
        && source[next + 1] == 'u') {
      char second = (char) StringScan.unit(source, next);
      if (Character.isLowSurrogate(second)) {
        return Character.toCodePoint(unit, second);
      }
    }
    return unit;
  }

  private void mend() {
    int fault = Utf8.faultAt(buffer, 0, length);
    if (fault >= 0) {
      mendFrom(fault);
    }
  }

  private void mendFrom(int fault) {
    long most = fault + 3L * (length - fault);
    if (other.length < most) {
      other = new byte[(int) Math.min(Integer.MAX_VALUE - 8, most)];
    }
    System.arraycopy(buffer, 0, other, 0, fault);
    int to = fault;
    int at = fault;
    while (at < length) {
      int bytes = Utf8.sequence(buffer, at, length);
      if (bytes > 0) {
        System.arraycopy(buffer, at, other, to, bytes);
        to += bytes;
        at += bytes;
      } else {
        to = Utf8.put(Utf8.REPLACEMENT, other, to);
        at -= bytes;
        replaced++;
      }
    }
    byte[] broken = buffer;
    buffer = other;
    other = broken;
    length = to;
  }
}
