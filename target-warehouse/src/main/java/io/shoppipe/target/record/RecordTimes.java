package io.shoppipe.target.record;

import io.shoppipe.singer.error.SingerException;

/** Reads the envelope's {@code time_extracted}. Not thread-safe. */
public final class RecordTimes {
  private final Temporals temporals = new Temporals(ExcessPrecision.FAIL);

  /** Microseconds since the epoch. */
  public long micros(byte[] ascii, int offset, int length, String where) {
    try {
      return temporals.timestamp(ascii, offset, length);
    } catch (RefusedValueException e) {
      String time = new String(ascii, offset, length, java.nio.charset.StandardCharsets.UTF_8);
      throw SingerException.data(
          where + ": 'time_extracted' " + time + " " + e.reason() + ". Mend the tap.");
    }
  }
}
