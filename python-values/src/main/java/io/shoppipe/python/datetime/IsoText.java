package io.shoppipe.python.datetime;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's {@code isoformat} and {@code fromisoformat}. */
final class IsoText {
  private static final String DATE = "(\\d{4})(?:-(\\d\\d)-(\\d\\d)|(\\d\\d)(\\d\\d))";
  private static final String TIME =
      "(\\d\\d)(?::?(\\d\\d)(?::?(\\d\\d)(?:[.,](\\d+))?)?)?(Z|[+-]\\d\\d(?::?\\d\\d(?::?\\d\\d)?)?)?";
  private static final Pattern DATE_ONLY = Pattern.compile(DATE);
  private static final Pattern TIME_ONLY = Pattern.compile("T?" + TIME);
  private static final Pattern DATE_TIME = Pattern.compile(DATE + "(?:." + TIME + ")?");

  private IsoText() {}

  static DateValue date(String text) {
    return new DateValue(date(matched(DATE_ONLY, text)));
  }

  static TimeValue time(String text) {
    Matcher matcher = matched(TIME_ONLY, text);
    return new TimeValue(time(matcher, 1), offset(matcher.group(5)));
  }

  static DateTimeValue dateTime(String text) {
    Matcher matcher = matched(DATE_TIME, text);
    LocalTime time = matcher.group(6) == null ? LocalTime.MIN : time(matcher, 6);
    return new DateTimeValue(LocalDateTime.of(date(matcher), time), offset(matcher.group(10)));
  }

  private static Matcher matched(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw Calendar.value("Invalid isoformat string: '" + text + "'");
    }
    return matcher;
  }

  private static LocalDate date(Matcher matcher) {
    boolean dashes = matcher.group(2) != null;
    return Calendar.checked(
        () ->
            Calendar.inRange(
                LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(dashes ? 2 : 4)),
                    Integer.parseInt(matcher.group(dashes ? 3 : 5)))));
  }

  private static LocalTime time(Matcher matcher, int first) {
    return Calendar.checked(
        () ->
            LocalTime.of(
                number(matcher.group(first)),
                number(matcher.group(first + 1)),
                number(matcher.group(first + 2)),
                micros(matcher.group(first + 3)) * 1000));
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** Digits of a fraction; those beyond the sixth are cut off, as Python does. */
  static int micros(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt((digits + "000000").substring(0, 6));
  }

  /** {@code Z}, {@code +hh}, {@code +hhmm}, {@code +hh:mm:ss}; null for none. */
  static @Nullable ZoneOffset offset(@Nullable String text) {
    return text == null ? null : Calendar.checked(() -> ZoneOffset.of(text));
  }

  static String of(LocalTime time) {
    return of(time, "auto");
  }

  static String of(LocalTime time, String timespec) {
    String seconds =
        String.format(
            Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
    int micros = time.getNano() / 1000;
    return switch (timespec) {
      case "auto" -> micros == 0 ? seconds : seconds + String.format(Locale.ROOT, ".%06d", micros);
      case "microseconds" -> seconds + String.format(Locale.ROOT, ".%06d", micros);
      case "milliseconds" -> seconds + String.format(Locale.ROOT, ".%03d", micros / 1000);
      case "seconds" -> seconds;
      case "minutes" -> seconds.substring(0, 5);
      case "hours" -> seconds.substring(0, 2);
      default -> throw Calendar.value("Unknown timespec value '" + timespec + "'");
    };
  }

  static String of(@Nullable ZoneOffset offset) {
    return offset == null ? "" : offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
  }
}
