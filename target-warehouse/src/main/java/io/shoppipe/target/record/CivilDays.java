package io.shoppipe.target.record;

/** The proleptic Gregorian calendar, in whole numbers only. */
final class CivilDays {
  private static final int YEARS_PER_ERA = 400;
  private static final int DAYS_PER_ERA = 146_097;

  /** From 0000-03-01, where the years of this reckoning begin, to 1970-01-01. */
  private static final int DAYS_TO_1970 = 719_468;

  private CivilDays() {}

  /** Days since 1970-01-01 of a day of a year from 1 on. */
  static long epochDay(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > length(year, month)) {
      throw new RefusedValueException("is no day of the calendar");
    }
    int marchYear = month <= 2 ? year - 1 : year; // begins in March: the leap day comes last
    int era = marchYear / YEARS_PER_ERA;
    int yearOfEra = marchYear - era * YEARS_PER_ERA;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return (long) era * DAYS_PER_ERA + dayOfEra - DAYS_TO_1970;
  }

  private static int length(int year, int month) {
    if (month == 2) {
      boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
      return leap ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }
}
