package io.shoppipe.target.record;

/**
 * Reads dates and times from ASCII, without objects. Grammar: RFC 3339, and besides it a blank for
 * {@code T}, a missing offset (UTC), an offset without colon, a date alone for midnight UTC. Years
 * 1 to 9999. Anything else is refused; a part of a microsecond is refused, rounded half up or cut.
 * Used again for each value; not thread-safe.
 */
final class Temporals {
  private static final long MICROS_PER_SECOND = 1_000_000L;
  private static final long MICROS_PER_DAY = 86_400L * MICROS_PER_SECOND;
  private static final int MICRO_DIGITS = 6;

  private final ExcessPrecision excess;
  private byte[] text = new byte[0];
  private int end;
  private int at;
  private boolean rounded;

  Temporals(ExcessPrecision excess) {
    this.excess = excess;
  }

  /** Days since 1970-01-01. */
  long date(byte[] ascii, int offset, int length) {
    begin(ascii, offset, length);
    long day = day();
    expectEnd();
    return day;
  }

  /** Microseconds since midnight; an offset other than {@code Z} is refused. */
  long time(byte[] ascii, int offset, int length) {
    begin(ascii, offset, length);
    long micros = timeOfDay();
    if (at < end && (text[at] | 0x20) == 'z') {
      at++;
    }
    expectEnd();
    return micros;
  }

  /** Microseconds since 1970-01-01T00:00:00Z. */
  long timestamp(byte[] ascii, int offset, int length) {
    begin(ascii, offset, length);
    long micros = day() * MICROS_PER_DAY;
    if (at == end) {
      return micros;
    }
    byte separator = next();
    if (separator != 'T' && separator != 't' && separator != ' ') {
      throw wrong();
    }
    micros += timeOfDay();
    micros -= offsetMicros();
    expectEnd();
    return micros;
  }

  /** Whether the last value lost a part of a microsecond. */
  boolean rounded() {
    return rounded;
  }

  private void begin(byte[] ascii, int offset, int length) {
    text = ascii;
    at = offset;
    end = offset + length;
    rounded = false;
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
    return CivilDays.epochDay(year, month, day);
  }

  private long timeOfDay() {
    int hour = digits(2);
    expect(':');
    int minute = digits(2);
    int second = 0;
    long micros = 0;
    if (at < end && text[at] == ':') {
      at++;
      second = digits(2);
      micros = at < end && (text[at] == '.' || text[at] == ',') ? fraction() : 0;
    }
    int seconds = excess == ExcessPrecision.CUT ? 60 : 59;
    if (hour > 23 || minute > 59 || second > seconds) {
      throw new RefusedValueException("is no time of day (00:00:00 to 23:59:59.999999)");
    }
    return ((hour * 60L + minute) * 60L + second) * MICROS_PER_SECOND + micros;
  }

  private long fraction() {
    int first = ++at;
    long micros = 0;
    int digit;
    while (at < end && (digit = text[at] - '0') >= 0 && digit <= 9) {
      int place = at++ - first;
      if (place < MICRO_DIGITS) {
        micros = micros * 10 + digit;
      } else if (digit != 0 && excess != ExcessPrecision.CUT) {
        requireRounding();
        micros += place == MICRO_DIGITS && digit >= 5 ? 1 : 0;
      }
    }
    if (at == first) {
      throw wrong();
    }
    for (int place = at - first; place < MICRO_DIGITS; place++) {
      micros *= 10;
    }
    return micros;
  }

  private void requireRounding() {
    if (excess == ExcessPrecision.FAIL) {
      throw new RefusedValueException(
          "has more than 6 digits of a second, which no column can keep. Round it in the tap, or"
              + " set on_excess_precision to round");
    }
    rounded = true;
  }

  private long offsetMicros() {
    if (at == end) {
      return 0;
    }
    byte sign = next();
    if (sign == 'Z' || sign == 'z') {
      return 0;
    }
    if (sign != '+' && sign != '-') {
      throw wrong();
    }
    int hours = digits(2);
    if (at < end && text[at] == ':') {
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
    if (end - at < count) {
      throw wrong();
    }
    int value = 0;
    for (int i = 0; i < count; i++) {
      int digit = text[at++] - '0';
      if (digit < 0 || digit > 9) {
        throw wrong();
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private byte next() {
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
