package io.shoppipe.warehouse.value;

import io.shoppipe.warehouse.api.UnfitValueException;

/** Bounds that a column type has, and the one way to refuse what lies beyond. */
public record Ranges(long firstDay, long lastDay, long firstMicro, long lastMicro) {
  public static final long MICROS_PER_DAY = 86_400_000_000L;

  public void requireDate(long epochDay) {
    if (epochDay < firstDay || epochDay > lastDay) {
      throw new UnfitValueException("is beyond the warehouse's DATE");
    }
  }

  public void requireTimestamp(long epochMicros) {
    if (epochMicros < firstMicro || epochMicros > lastMicro) {
      throw new UnfitValueException("is beyond the warehouse's TIMESTAMP WITH TIME ZONE");
    }
  }

  public static void requireTime(long micros) {
    if (micros < 0 || micros >= MICROS_PER_DAY) {
      throw new UnfitValueException("is beyond TIME (00:00:00 to 23:59:59.999999)");
    }
  }
}
