package io.shoppipe.target.export;

import io.shoppipe.python.Numbers;
import io.shoppipe.singer.json.CompactJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Base64;
import java.util.Locale;

/** Values as CSV holds them: the same text from every warehouse. */
final class CsvText {
  private static final DateTimeFormatter TIME = time();
  private static final DateTimeFormatter DATE_TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(TIME)
          .toFormatter(Locale.ROOT);

  private CsvText() {}

  private static DateTimeFormatter time() {
    return new DateTimeFormatterBuilder()
        .appendPattern("HH:mm:ss")
        .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
        .toFormatter(Locale.ROOT);
  }

  /** The value's text, not yet quoted; {@code nativeType} tells JSON from other text. */
  static String of(Object value, String nativeType) {
    if (value instanceof String text) {
      return isJson(nativeType) ? compact(text) : text;
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Double number) {
      return number.isNaN() || number.isInfinite() ? number.toString() : Numbers.repr(number);
    }
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    if (value instanceof OffsetDateTime time) {
      return DATE_TIME.format(time) + "Z";
    }
    if (value instanceof LocalDateTime time) {
      return DATE_TIME.format(time);
    }
    return value instanceof LocalTime time ? TIME.format(time) : value.toString();
  }

  private static boolean isJson(String nativeType) {
    return nativeType.equalsIgnoreCase("json") || nativeType.equals("jsonb");
  }

  private static String compact(String json) {
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    try {
      return new String(CompactJson.ofParsed(utf8, 0, utf8.length), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
