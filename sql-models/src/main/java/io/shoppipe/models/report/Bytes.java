package io.shoppipe.models.report;

import java.util.List;
import java.util.Locale;

/** How dbt-bigquery writes a number of bytes. */
public final class Bytes {
  private static final int STEP = 1024;
  private static final List<String> UNITS = List.of("Bytes", "KiB", "MiB", "GiB", "TiB", "PiB");

  private Bytes() {}

  /** As {@code 1.5 KiB}; {@code 0} of none. */
  public static String text(long bytes) {
    if (bytes == 0) {
      return "0";
    }
    double rest = bytes;
    int unit = 0;
    while (rest >= STEP && unit < UNITS.size() - 1) {
      rest /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", rest, UNITS.get(unit));
  }
}
