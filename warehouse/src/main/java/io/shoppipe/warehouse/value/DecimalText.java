package io.shoppipe.warehouse.value;

import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.UnfitValueException;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * A decimal number read from its text: sign, significant digits, place of the point. Reusable and
 * not thread-safe: each {@link #read} replaces the number before.
 */
public final class DecimalText {
  public static final String BEYOND_BIGINT = "is beyond BIGINT (-2^63 to 2^63-1)";

  /** The digits of the widest whole number that every warehouse holds. */
  public static final int WHOLE_DIGITS = 38;

  private static final int MAX_EXPONENT = 100_000_000;
  private static final int LONG_DIGITS = 19;
  private static final int SAFE_LONG_DIGITS = 18;

  private byte[] digits = new byte[64];
  private int count;
  private int point;
  private int writtenScale;
  private boolean negative;

  /** Reads a number in JSON's notation. */
  public DecimalText read(byte[] text, int offset, int length) {
    if (digits.length < length) {
      digits = new byte[length];
    }
    int end = offset + length;
    int at = offset;
    negative = at < end && text[at] == '-';
    if (negative) {
      at++;
    }
    count = 0;
    point = 0;
    int fraction = 0;
    boolean afterPoint = false;
    int exponent = 0;
    for (; at < end; at++) {
      int digit = text[at] - '0';
      if (digit >= 0 && digit <= 9) {
        fraction += afterPoint ? 1 : 0;
        if (count > 0 || digit != 0) {
          digits[count++] = (byte) digit;
          point += afterPoint ? 0 : 1;
        } else if (afterPoint) {
          point--;
        }
      } else if (text[at] == '.' && !afterPoint) {
        afterPoint = true;
      } else if (text[at] == 'e' || text[at] == 'E') {
        exponent = exponent(text, at + 1, end);
        break;
      } else {
        throw new UnfitValueException("is not a number");
      }
    }
    point += exponent;
    writtenScale = Math.max(0, fraction - exponent);
    trimTrailingZeros();
    return this;
  }

  /** The same for {@code unscaled} divided by 10^{@code scale}. */
  public DecimalText read(long unscaled, int scale) {
    negative = unscaled < 0;
    int length = 0;
    for (long rest = unscaled; rest != 0; rest /= 10) {
      length++;
    }
    long rest = unscaled; // not made positive: -2^63 can't be
    for (int i = length - 1; i >= 0; i--, rest /= 10) {
      digits[i] = (byte) Math.abs(rest % 10);
    }
    count = length;
    point = length - scale;
    writtenScale = scale;
    trimTrailingZeros();
    return this;
  }

  private static int exponent(byte[] text, int from, int end) {
    boolean minus = from < end && text[from] == '-';
    int at = minus || (from < end && text[from] == '+') ? from + 1 : from;
    int value = 0;
    for (; at < end; at++) {
      value = Math.min(MAX_EXPONENT, value * 10 + (text[at] - '0'));
    }
    return minus ? -value : value;
  }

  private void trimTrailingZeros() {
    while (count > 0 && digits[count - 1] == 0) {
      count--;
    }
    if (count == 0) {
      negative = false;
      point = 0;
    }
  }

  public boolean isZero() {
    return count == 0;
  }

  public boolean isNegative() {
    return negative;
  }

  /** How many significant digits there are, without leading and trailing zeros. */
  public int count() {
    return count;
  }

  /** The significant digit at {@code index}; 0 before the first and after the last. */
  public int digit(int index) {
    return index < 0 || index >= count ? 0 : digits[index];
  }

  /** How many places the point stands to the right of the first significant digit's left side. */
  public int point() {
    return point;
  }

  /** How many digits stood after the point, exponent applied, trailing zeros included. */
  public int writtenScale() {
    return writtenScale;
  }

  /** How many digits after the point the value needs. */
  public int scale() {
    return Math.max(0, count - point);
  }

  /**
   * The number as BIGINT holds it; {@code 5.0} is 5. {@code widest}: how many digits a whole number
   * of the warehouse can have.
   */
  public long toLong(int widest) {
    if (scale() > 0) {
      throw new UnfitValueException("is not a whole number");
    }
    if (point > LONG_DIGITS) {
      throw beyondBigint(widest);
    }
    try {
      long value = 0;
      for (int i = 0; i < point; i++) {
        value = Math.subtractExact(Math.multiplyExact(value, 10L), digit(i));
      }
      return negative ? value : Math.negateExact(value);
    } catch (ArithmeticException e) {
      throw beyondBigint(widest);
    }
  }

  private UnfitValueException beyondBigint(int widest) {
    return new UnfitValueException(
        BEYOND_BIGINT, point <= widest ? ColumnType.numeric(WHOLE_DIGITS, 0) : null);
  }

  /** Refuses what a decimal of this precision and scale can't hold exactly. */
  public void requireFits(int precision, int scale) {
    if (scale() > scale) {
      boolean room = scale() <= precision && point <= precision - scale();
      throw new UnfitValueException(
          "has more than " + scale + " digits after the point",
          room ? ColumnType.numeric(precision, scale()) : null);
    }
    if (point > precision - scale) {
      throw new UnfitValueException(
          "has more than " + (precision - scale) + " digits before the point");
    }
  }

  /** Whether the number times 10^scale surely is a long. */
  public boolean isLongAt(int scale) {
    return point + scale <= SAFE_LONG_DIGITS;
  }

  /** The number times 10^scale, which must be a long: see {@link #isLongAt}. */
  public long longAt(int scale) {
    long value = 0;
    for (int i = 0; i < point + scale; i++) {
      value = value * 10 + digit(i);
    }
    return negative ? -value : value;
  }

  /** The number times 10^scale, which must be whole. */
  public BigInteger bigAt(int scale) {
    char[] text = new char[Math.max(1, point + scale)];
    Arrays.fill(text, '0');
    for (int i = 0; i < count; i++) {
      text[i] = (char) ('0' + digits[i]);
    }
    BigInteger value = new BigInteger(new String(text));
    return negative ? value.negate() : value;
  }
}
