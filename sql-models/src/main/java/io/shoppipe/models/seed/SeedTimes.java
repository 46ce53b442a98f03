package io.shoppipe.models.seed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times in the spellings that dbt's Python takes. */
final class SeedTimes {
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern SPACED =
      Pattern.compile("(\\d{4}-\\d{1,2}-\\d{1,2})\\s+(\\d{1,2}):(\\d{1,2}):(\\d{1,2})");
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-?(\\d{2})-?(\\d{2})T(\\d{2})(?::?(\\d{2})(?::?(\\d{2})([.,]\\d+)?)?)?"
              + "(Z|[+-]\\d{2}(?::?\\d{2})?)?");

  private SeedTimes() {}

  static Optional<String> date(String text) {
    Matcher parts = DATE.matcher(text);
    return parts.matches()
        ? date(parts.group(1), parts.group(2), parts.group(3))
        : Optional.empty();
  }

  private static Optional<String> date(String year, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
              .toString());
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  static Optional<String> spaced(String text) {
    Matcher parts = SPACED.matcher(text);
    if (!parts.matches() || !clock(parts.group(2), parts.group(3), parts.group(4))) {
      return Optional.empty();
    }
    return date(parts.group(1))
        .map(date -> "%s %s:%s:%s".formatted(date, parts.group(2), parts.group(3), parts.group(4)));
  }

  private static boolean clock(String hour, String minute, String second) {
    return Integer.parseInt(hour) < 24
        && Integer.parseInt(minute) < 60
        && Integer.parseInt(second) <= 61;
  }

  static Optional<String> iso(String text) {
    Matcher parts = ISO.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String minute = parts.group(5) == null ? "00" : parts.group(5);
    String second = parts.group(6) == null ? "00" : parts.group(6);
    String fraction = parts.group(7) == null ? "" : parts.group(7).replace(',', '.');
    String zone = parts.group(8) == null ? "" : parts.group(8);
    if (!clock(parts.group(4), minute, second)) {
      return Optional.empty();
    }
    String type = zone.isEmpty() ? "timestamp" : "timestamptz";
    return date(parts.group(1), parts.group(2), parts.group(3))
        .map(
            date ->
                "'%s %s:%s:%s%s%s'::%s"
                    .formatted(date, parts.group(4), minute, second, fraction, zone, type));
  }
}
