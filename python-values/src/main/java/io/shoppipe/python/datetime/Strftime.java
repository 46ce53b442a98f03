package io.shoppipe.python.datetime;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's {@code strftime}, in English. */
final class Strftime {
  private static final Map<Character, String> PATTERNS =
      Map.ofEntries(
          Map.entry('Y', "uuuu"),
          Map.entry('m', "MM"),
          Map.entry('d', "dd"),
          Map.entry('H', "HH"),
          Map.entry('I', "hh"),
          Map.entry('M', "mm"),
          Map.entry('S', "ss"),
          Map.entry('f', "SSSSSS"),
          Map.entry('j', "DDD"),
          Map.entry('y', "uu"),
          Map.entry('b', "MMM"),
          Map.entry('B', "MMMM"),
          Map.entry('a', "EEE"),
          Map.entry('A', "EEEE"),
          Map.entry('p', "a"),
          Map.entry('F', "uuuu-MM-dd"),
          Map.entry('T', "HH:mm:ss"),
          Map.entry('R', "HH:mm"),
          Map.entry('D', "MM/dd/uu"),
          Map.entry('c', "EEE MMM ppd HH:mm:ss uuuu"),
          Map.entry('x', "MM/dd/uu"),
          Map.entry('X', "HH:mm:ss"),
          Map.entry('G', "YYYY"),
          Map.entry('V', "ww"));

  private Strftime() {}

  static String format(LocalDateTime time, @Nullable ZoneOffset offset, String format) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < format.length()) {
      char c = format.charAt(i);
      boolean field = c == '%' && i + 1 < format.length();
      text.append(field ? field(time, offset, format.charAt(i + 1)) : String.valueOf(c));
      i += field ? 2 : 1;
    }
    return text.toString();
  }

  private static String field(LocalDateTime time, @Nullable ZoneOffset offset, char letter) {
    return switch (letter) {
      case '%' -> "%";
      case 'z' -> IsoText.of(offset).replace(":", "");
      case 'Z' -> offset == null ? "" : new ZoneValue(offset).string();
      case 'w' -> String.valueOf(time.getDayOfWeek().getValue() % 7);
      case 'u' -> String.valueOf(time.getDayOfWeek().getValue());
      case 's' -> String.valueOf(time.toEpochSecond(offset == null ? ZoneOffset.UTC : offset));
      default -> {
        String pattern = PATTERNS.get(letter);
        if (pattern == null) {
          throw Calendar.value("strftime doesn't know %" + letter);
        }
        yield time.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
      }
    };
  }
}
