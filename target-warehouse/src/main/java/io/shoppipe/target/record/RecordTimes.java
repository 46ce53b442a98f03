package io.shoppipe.target.record;

import java.nio.charset.StandardCharsets;

/** Reads the envelope's {@code time_extracted}. Not thread-safe. */
public final class RecordTimes {
  private final Temporals temporals = new Temporals(ExcessPrecision.FAIL);

  /** Microseconds since the epoch. */
  public long micros(byte[] ascii, int offset, int length, String where, String stream) {
    try {
      return temporals.timestamp(ascii, offset, length);
    } catch (RefusedValueException e) {
      String time = new String(ascii, offset, length, StandardCharsets.UTF_8);
      throw new RefusedRecordException(
          where, stream, "time_extracted", "the value \"" + time + "\" " + e.reason());
    }
  }
}
