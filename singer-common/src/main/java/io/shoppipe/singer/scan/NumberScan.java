package io.shoppipe.singer.scan;

/** The number that was read last. Reusable and not thread-safe. */
public final class NumberScan {
  /** Digits that any long surely holds. */
  private static final int SAFE_DIGITS = 18;

  private static final int LONGEST = 200_000;

  private int start;
  private int end;
  private long unscaled;
  private int scale;
  private boolean small;
  private int exponentLength;

  /** Checks the number that begins here; the position after it. */
  int scan(byte[] bytes, int from, int limit) {
    start = from;
    boolean negative = bytes[from] == '-';
    int first = negative ? from + 1 : from;
    int at = first;
    long value = 0;
    int digit;
    while (at < limit && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
      value = value * 10 + digit;
      at++;
    }
    if (at == first || (bytes[first] == '0' && at > first + 1)) {
      throw wrong(first, at);
    }
    int digits = at - first;
    scale = 0;
    if (at < limit && bytes[at] == '.') {
      int point = at++;
      while (at < limit && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
        value = value * 10 + digit;
        at++;
      }
      scale = at - point - 1;
      if (scale == 0) {
        throw new JsonSyntaxException(at, "a number needs a digit after the point");
      }
    }
    small = digits + scale <= SAFE_DIGITS;
    exponentLength = 0;
    if (at < limit && (bytes[at] | 0x20) == 'e') {
      int letter = at;
      at = exponent(bytes, at + 1, limit);
      exponentLength = at - letter;
      small = false;
    }
    unscaled = negative ? -value : value;
    end = at;
    if (at - from > LONGEST) {
      throw new JsonSyntaxException(at, "a number has more than " + LONGEST + " characters");
    }
    return at;
  }

  private static int exponent(byte[] bytes, int from, int limit) {
    int at = from < limit && (bytes[from] == '+' || bytes[from] == '-') ? from + 1 : from;
    int first = at;
    while (at < limit && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    if (at == first) {
      throw new JsonSyntaxException(at, "a number needs a digit in its exponent");
    }
    return at;
  }

  private static JsonSyntaxException wrong(int first, int at) {
    return at == first
        ? new JsonSyntaxException(at, "a minus needs a digit behind it")
        : new JsonSyntaxException(first, "a number has a leading zero");
  }

  /** Where its text begins. */
  public int start() {
    return start;
  }

  public int length() {
    return end - start;
  }

  /** Whether it is {@link #unscaled} divided by 10^{@link #scale}: no exponent, few digits. */
  public boolean isSmall() {
    return small;
  }

  /** Whether it is {@link #unscaled} itself. */
  public boolean isSmallInteger() {
    return small && scale == 0;
  }

  /** Whether it is written without a point and an exponent. */
  public boolean isInteger() {
    return scale == 0 && exponentLength == 0;
  }

  /** Whether it has a thousand digits, or about as many zeros, or more. */
  public boolean isExtreme() {
    return exponentLength > 4 || end - start > 1_000;
  }

  public long unscaled() {
    return unscaled;
  }

  /** How many digits stood after the point. */
  public int scale() {
    return scale;
  }
}
