package io.shoppipe.models.artifact;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as dbt's artifacts write them: UTC, microseconds, a Z. */
public final class Moments {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Moments() {}

  /** With the offset in the place of the Z, and no more digits than needed, as Python has it. */
  static String aware(Instant moment) {
    String text = text(moment).replace("Z", "");
    return (text.endsWith(".000000") ? text.substring(0, text.length() - 7) : text) + "+00:00";
  }

  public static String text(Instant moment) {
    return FORMAT.format(moment);
  }
}
