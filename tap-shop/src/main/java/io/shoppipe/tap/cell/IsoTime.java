package io.shoppipe.tap.cell;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over a date, a time, or both, in the forms of ISO 8601 that files hold: a blank in place
 * of the T, no seconds, no zone. Not thread-safe.
 */
final class IsoTime {
  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private byte[] in = new byte[0];
  private int at;
  private int end;

  void reset(byte[] bytes, int from, int to) {
    in = bytes;
    at = from;
    end = to;
  }

  boolean atEnd() {
    return at == end;
  }

  int position() {
    return at;
  }

  /** {@code 2022-09-05}: passes over a date that exists. */
  boolean date() {
    int year = digits(4);
    boolean dashed = take('-');
    int month = digits(2);
    boolean whole = take('-') && dashed;
    int day = digits(2);
    return whole
        && year >= 1
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= DAYS[month - 1]
        && (month != 2 || day < 29 || leap(year));
  }

  /** {@code T} or a blank. */
  boolean separator() {
    return take('T') || take('t') || take(' ');
  }

  /** {@code 10:30}, with seconds or without. */
  boolean minutes() {
    int hour = digits(2);
    boolean colon = take(':');
    int minute = digits(2);
    return colon && hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
  }

  /** {@code :59}; nothing there is right too. */
  boolean seconds() {
    if (!take(':')) {
      return true;
    }
    int second = digits(2);
    return second >= 0 && second < 60;
  }

  /** {@code .123}: how many digits the fraction has; -1 where a point stands without one. */
  int fraction() {
    if (!take('.') && !take(',')) {
      return 0;
    }
    int first = at;
    while (at < end && in[at] >= '0' && in[at] <= '9') {
      at++;
    }
    return at == first ? -1 : at - first;
  }

  /**
   * {@code Z, UTC, +02:00, +0200, +02}, a blank before it or not: {@code Z} or {@code +02:00};
   * empty where none stands there, null where something else does.
   */
  @Nullable String zone() {
    if (at == end) {
      return "";
    }
    take(' ');
    if (take('Z') || take('z') || (take('U') && take('T') && take('C'))) {
      return at == end ? "Z" : null;
    }
    char sign = at < end ? (char) in[at] : ' ';
    if (sign != '+' && sign != '-') {
      return null;
    }
    at++;
    int hours = digits(2);
    take(':');
    int minutes = at == end ? 0 : digits(2);
    boolean whole = at == end && hours >= 0 && hours <= 18 && minutes >= 0 && minutes < 60;
    return whole ? String.format("%c%02d:%02d", sign, hours, minutes) : null;
  }

  /** The offset that the zone had at a time of its own. */
  static String offset(ZoneId zone, String dateAndTime) {
    ZoneOffset offset = LocalDateTime.parse(dateAndTime).atZone(zone).getOffset();
    return offset.getId();
  }

  private int digits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      if (at >= end || in[at] < '0' || in[at] > '9') {
        return -1;
      }
      value = 10 * value + in[at++] - '0';
    }
    return value;
  }

  private boolean take(char expected) {
    boolean there = at < end && in[at] == expected;
    at += there ? 1 : 0;
    return there;
  }

  private static boolean leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }
}
