package io.shoppipe.warehouse.bigquery;

/** Writes dates and times as RFC 3339 has them, of the years 1 to 9999. */
final class CivilText {
  static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final int DAYS_TO_1970 = 719_468;
  private static final int DAYS_OF_400_YEARS = 146_097;

  private CivilText() {}

  /** Days since 1970-01-01 as {@code YYYY-MM-DD}; years begin in March here, as leap days ask. */
  static void date(JsonBlock block, long epochDay) {
    int days = (int) epochDay + DAYS_TO_1970;
    int era = Math.floorDiv(days, DAYS_OF_400_YEARS);
    int day = days - era * DAYS_OF_400_YEARS;
    int year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    int dayOfYear = day - (365 * year + year / 4 - year / 100);
    int month = (5 * dayOfYear + 2) / 153;
    int calendarMonth = month < 10 ? month + 3 : month - 9;
    block.digits(year + era * 400 + (calendarMonth <= 2 ? 1 : 0), 4);
    block.put('-');
    block.digits(calendarMonth, 2);
    block.put('-');
    block.digits(dayOfYear - (153 * month + 2) / 5 + 1, 2);
  }

  /** Microseconds since midnight as {@code HH:MM:SS.ffffff}. */
  static void time(JsonBlock block, long micros) {
    int seconds = (int) (micros / 1_000_000);
    block.digits(seconds / 3600, 2);
    block.put(':');
    block.digits(seconds / 60 % 60, 2);
    block.put(':');
    block.digits(seconds % 60, 2);
    block.put('.');
    block.digits((int) (micros - seconds * 1_000_000L), 6);
  }

  /** Microseconds since 1970, in UTC. */
  static void timestamp(JsonBlock block, long epochMicros) {
    date(block, Math.floorDiv(epochMicros, MICROS_PER_DAY));
    block.put('T');
    time(block, Math.floorMod(epochMicros, MICROS_PER_DAY));
    block.put('Z');
  }
}
