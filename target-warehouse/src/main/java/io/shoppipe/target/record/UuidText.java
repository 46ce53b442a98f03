package io.shoppipe.target.record;

/** Reads a UUID in its one standard form: 32 hexadecimal digits of any case and 4 dashes. */
final class UuidText {
  static final int LENGTH = 36;

  private UuidText() {}

  static long mostSignificant(byte[] ascii, int start) {
    long bits = hex(ascii, start, 8);
    dash(ascii, start + 8);
    bits = bits << 16 | hex(ascii, start + 9, 4);
    dash(ascii, start + 13);
    return bits << 16 | hex(ascii, start + 14, 4);
  }

  static long leastSignificant(byte[] ascii, int start) {
    dash(ascii, start + 18);
    long bits = hex(ascii, start + 19, 4);
    dash(ascii, start + 23);
    return bits << 48 | hex(ascii, start + 24, 12);
  }

  private static long hex(byte[] ascii, int from, int count) {
    long bits = 0;
    for (int i = from; i < from + count; i++) {
      int digit = ascii[i] - '0';
      if (digit < 0 || digit > 9) {
        digit = (ascii[i] | 0x20) - 'a' + 10;
        if (digit < 10 || digit > 15) {
          throw refused();
        }
      }
      bits = bits << 4 | digit;
    }
    return bits;
  }

  private static void dash(byte[] ascii, int at) {
    if (ascii[at] != '-') {
      throw refused();
    }
  }

  static RefusedValueException refused() {
    return new RefusedValueException("is not a UUID, as its schema's format says");
  }
}
