package io.shoppipe.target.record;

import org.jspecify.annotations.Nullable;

/** Reads the envelope's {@code time_extracted}. */
public final class RecordTimes {
  private RecordTimes() {}

  /** Microseconds since the epoch; null for null. */
  public static @Nullable Long micros(@Nullable String time, String where, String stream) {
    if (time == null) {
      return null;
    }
    try {
      return Temporals.timestamp(time.toCharArray(), 0, time.length());
    } catch (RefusedValueException e) {
      throw new RefusedRecordException(
          where, stream, "time_extracted", "the value \"" + time + "\" " + e.reason());
    }
  }
}
