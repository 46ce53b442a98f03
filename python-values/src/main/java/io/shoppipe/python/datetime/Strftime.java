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
    return format(new DateTimeValue(time, offset), format);
  }

  /** With C's flags: {@code %-d} leaves the zeros in front out, {@code %_d} puts blanks there. */
  static String format(DateTimeValue time, String format) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < format.length()) {
      char c = format.charAt(i);
      char next = c == '%' && i + 1 < format.length() ? format.charAt(i + 1) : 0;
      if ((next == '-' || next == '_') && i + 2 < format.length()) {
        text.append(unpadded(field(time, format.charAt(i + 2)), next));
        i += 3;
      } else if (next != 0) {
        text.append(field(time, next));
        i += 2;
      } else {
        text.append(c);
        i++;
      }
    }
    return text.toString();
  }

  private static String unpadded(String field, char flag) {
    String bare = field.replaceFirst("^[0 ]+(?=.)", "");
    return flag == '-' ? bare : " ".repeat(field.length() - bare.length()) + bare;
  }

  static String zone(DateTimeValue time) {
    if (time.region() != null && time.offset() != null) {
      return time.region().abbreviation(time.time(), time.offset());
    }
    return time.offset() == null ? "" : new ZoneValue(time.offset()).string();
  }

  private static String field(DateTimeValue value, char letter) {
    LocalDateTime time = value.time();
    ZoneOffset offset = value.offset();
    return switch (letter) {
      case '%' -> "%";
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'z' -> IsoText.of(offset).replace(":", "");
      case 'Z' -> zone(value);
      case 'C' -> String.format("%02d", time.getYear() / 100);
      case 'e' -> unpadded(field(value, 'd'), '_');
      case 'k' -> unpadded(field(value, 'H'), '_');
      case 'l' -> unpadded(field(value, 'I'), '_');
      case 'P' -> field(value, 'p').toLowerCase(Locale.ROOT);
      case 'w' -> String.valueOf(time.getDayOfWeek().getValue() % 7);
      case 'u' -> String.valueOf(time.getDayOfWeek().getValue());
      case 's' -> String.valueOf(time.toEpochSecond(offset == null ? ZoneOffset.UTC : offset));
      default -> pattern(time, letter);
    };
  }

  private static String pattern(LocalDateTime time, char letter) {
    String pattern = PATTERNS.get(letter);
    if (pattern == null) {
      throw Calendar.value("strftime doesn't know %" + letter);
    }
    return time.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
  }
}
