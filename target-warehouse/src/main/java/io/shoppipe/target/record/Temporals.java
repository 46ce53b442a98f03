package io.shoppipe.target.record;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads dates and times from characters, without objects. Grammar: RFC 3339, and besides it a blank
 * for {@code T}, a missing offset (UTC), an offset without colon, a date alone for midnight UTC.
 * Years 1 to 9999. Anything else is refused; so is a part of a microsecond.
 */
final class Temporals {
  private static final long MICROS_PER_SECOND = 1_000_000L;
  private static final long MICROS_PER_DAY = 86_400L * MICROS_PER_SECOND;

  private final char[] text;
  private final int end;
  private int at;

  private Temporals(char[] text, int offset, int length) {
    this.text = text;
    this.at = offset;
    this.end = offset + length;
  }

  /** Days since 1970-01-01. */
  static long date(char[] text, int offset, int length) {
    Temporals reader = new Temporals(text, offset, length);
    long day = reader.day();
    reader.expectEnd();
    return day;
  }

  /** Microseconds since midnight; an offset other than {@code Z} is refused. */
  static long time(char[] text, int offset, int length) {
    Temporals reader = new Temporals(text, offset, length);
    long micros = reader.timeOfDay();
    if (reader.at < reader.end && (reader.peek() == 'Z' || reader.peek() == 'z')) {
      reader.at++;
    }
    reader.expectEnd();
    return micros;
  }

  /** Microseconds since 1970-01-01T00:00:00Z. */
  static long timestamp(char[] text, int offset, int length) {
    Temporals reader = new Temporals(text, offset, length);
    long micros = reader.day() * MICROS_PER_DAY;
    if (reader.at == reader.end) {
      return micros;
    }
    char separator = reader.next();
    if (separator != 'T' && separator != 't' && separator != ' ') {
      throw wrong();
    }
    micros += reader.timeOfDay();
    micros -= reader.offsetMicros();
    reader.expectEnd();
    return micros;
  }

  private long day() {
    int year = digits(4);
    expect('-');
    int month = digits(2);
    expect('-');
    int day = digits(2);
    if (year == 0) {
      throw new RefusedValueException("has the year 0, which no calendar of the warehouse knows");
    }
    try {
      return LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException e) {
      throw new RefusedValueException("is no day of the calendar");
    }
  }

  private long timeOfDay() {
    int hour = digits(2);
    expect(':');
    int minute = digits(2);
    int second = 0;
    long micros = 0;
    if (at < end && peek() == ':') {
      at++;
      second = digits(2);
      micros = at < end && (peek() == '.' || peek() == ',') ? fraction() : 0;
    }
    if (hour > 23 || minute > 59 || second > 59) {
      throw new RefusedValueException("is no time of day (00:00:00 to 23:59:59.999999)");
    }
    return ((hour * 60L + minute) * 60L + second) * MICROS_PER_SECOND + micros;
  }

  private long fraction() {
    at++;
    long micros = 0;
    int count = 0;
    while (at < end && peek() >= '0' && peek() <= '9') {
      int digit = next() - '0';
      count++;
      if (count <= 6) {
        micros = micros * 10 + digit;
      } else if (digit != 0) {
        throw new RefusedValueException(
            "has more than 6 digits of a second, which no column can keep. Round it in the tap");
      }
    }
    if (count == 0) {
      throw wrong();
    }
    for (int i = count; i < 6; i++) {
      micros *= 10;
    }
    return micros;
  }

  private long offsetMicros() {
    if (at == end) {
      return 0;
    }
    char sign = next();
    if (sign == 'Z' || sign == 'z') {
      return 0;
    }
    if (sign != '+' && sign != '-') {
      throw wrong();
    }
    int hours = digits(2);
    if (at < end && peek() == ':') {
      at++;
    }
    int minutes = at < end ? digits(2) : 0;
    if (hours > 23 || minutes > 59) {
      throw wrong();
    }
    long micros = (hours * 60L + minutes) * 60L * MICROS_PER_SECOND;
    return sign == '-' ? -micros : micros;
  }

  private int digits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      char c = next();
      if (c < '0' || c > '9') {
        throw wrong();
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  private char peek() {
    return text[at];
  }

  private char next() {
    if (at >= end) {
      throw wrong();
    }
    return text[at++];
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      throw wrong();
    }
  }

  private void expectEnd() {
    if (at != end) {
      throw wrong();
    }
  }

  private static RefusedValueException wrong() {
    return new RefusedValueException(
        "is not in the form of RFC 3339 that its schema's format asks for");
  }
}
