package io.shoppipe.warehouse.bigquery;

import io.shoppipe.warehouse.api.UnfitValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Copies JSON documents. BigQuery's JSON keeps a number as INT64, UINT64 or FLOAT64: another is
 * refused, since it would arrive rounded. Not thread-safe.
 */
final class JsonDocument {
  /** So many digits every double keeps, and no exponent that short is beyond it. */
  private static final int SAFE_DIGITS = 15;

  private static final int MOST_DIGITS = 400;
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private JsonDocument() {}

  /** Well-formed JSON, on one line afterwards. The copy is as long as the document. */
  static void copy(JsonBlock to, byte[] utf8, int offset, int length) {
    int shift = to.position - offset;
    to.put(utf8, offset, length);
    int end = offset + length;
    int at = offset;
    while (at < end) {
      byte b = utf8[at];
      if (b == '"') {
        at = closing(utf8, at + 1, end);
      } else if (b == '-' || (b >= '0' && b <= '9')) {
        int after = afterNumber(utf8, at, end);
        requireNumber(utf8, at, after - at);
        at = after;
      } else {
        if (b == '\n' || b == '\r') {
          to.bytes[at + shift] = ' ';
        }
        at++;
      }
    }
  }

  /** The place behind the string's closing quote. */
  private static int closing(byte[] utf8, int from, int end) {
    int at = JsonBlock.special(utf8, from, end);
    while (utf8[at] != '"') {
      at = JsonBlock.special(utf8, at + (utf8[at] == '\\' ? 2 : 1), end);
    }
    return at + 1;
  }

  private static int afterNumber(byte[] utf8, int from, int end) {
    int at = from + 1;
    while (at < end && isOfNumber(utf8[at])) {
      at++;
    }
    return at;
  }

  private static boolean isOfNumber(byte b) {
    return (b >= '0' && b <= '9') || b == '.' || b == 'e' || b == 'E' || b == '+' || b == '-';
  }

  static void requireNumber(byte[] ascii, int offset, int length) {
    if (isShort(ascii, offset, length)) {
      return;
    }
    if (length > MOST_DIGITS
        || !isExact(new String(ascii, offset, length, StandardCharsets.US_ASCII))) {
      throw new UnfitValueException(
          "has a number that BigQuery's JSON would round (it keeps INT64, UINT64 and FLOAT64)");
    }
  }

  private static boolean isShort(byte[] ascii, int offset, int length) {
    if (length > SAFE_DIGITS) {
      return false;
    }
    for (int i = offset; i < offset + length; i++) {
      if (ascii[i] == 'e' || ascii[i] == 'E') {
        return false;
      }
    }
    return true;
  }

  private static boolean isExact(String text) {
    BigDecimal value = new BigDecimal(text);
    if (value.signum() == 0) {
      return true;
    }
    if (value.scale() <= 0 && value.precision() - value.scale() <= 20) {
      BigInteger whole = value.toBigInteger();
      if (whole.compareTo(MIN) >= 0 && whole.compareTo(MAX) <= 0) {
        return true;
      }
    }
    double nearest = value.doubleValue();
    return !Double.isInfinite(nearest)
        && new BigDecimal(Double.toString(nearest)).compareTo(value) == 0;
  }
}
