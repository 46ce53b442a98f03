package io.shoppipe.target.convert;

import io.shoppipe.warehouse.api.UnfitValueException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * Values as text, written as the warehouses write them when a column is made text: see {@code
 * Dialect.alterType}.
 */
final class PlainText {
  private static final int MOST_DIGITS = 131_072;
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private PlainText() {}

  /** A number of JSON's form in full, without needless zeros. */
  static String number(String json) {
    return number(parsed(json));
  }

  static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** The number, if it can be written in full. */
  static BigDecimal parsed(String json) {
    try {
      BigDecimal number = new BigDecimal(json);
      long digits = (long) number.precision() + Math.abs((long) number.scale());
      if (number.signum() == 0 || digits <= MOST_DIGITS) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Its exponent is beyond an int's range.
    }
    throw new UnfitValueException("has more digits than can be written in full");
  }

  static String date(long epochDay) {
    return LocalDate.ofEpochDay(epochDay).toString();
  }

  static String time(long micros) {
    long seconds = micros / 1_000_000;
    String text =
        twoDigits(seconds / 3600)
            + ":"
            + twoDigits(seconds / 60 % 60)
            + ":"
            + twoDigits(seconds % 60);
    long fraction = micros % 1_000_000;
    return fraction == 0
        ? text
        : text + "." + Long.toString(1_000_000 + fraction).substring(1).replaceAll("0+$", "");
  }

  static String timestamp(long epochMicros) {
    return TIMESTAMP.format(Instant.EPOCH.plus(epochMicros, ChronoUnit.MICROS));
  }

  /** A JSON string in UTF-8. */
  static byte[] quoted(CharSequence text) {
    StringBuilder json = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            point -> {
              if (point == '"' || point == '\\') {
                json.append('\\').append((char) point);
              } else if (point < ' ' || isLoneSurrogate(point)) {
                json.append("\\u").append(hex(point));
              } else {
                json.appendCodePoint(point);
              }
            });
    return json.append('"').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isLoneSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static String hex(int point) {
    return Integer.toHexString(0x10000 + point).substring(1);
  }

  private static String twoDigits(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }
}
