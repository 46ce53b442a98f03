package io.shoppipe.target.load;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The run in a few lines: one for each stream, and the total. */
final class Summary {
  private final Clock clock;

  Summary(Clock clock) {
    this.clock = clock;
  }

  List<String> of(Collection<StreamLoad> streams) {
    List<String> lines = new ArrayList<>();
    long records = 0;
    long rejects = 0;
    long bytes = 0;
    long started = clock.millis();
    for (StreamLoad load : streams) {
      StreamTally.Counts counts = load.tally().now();
      records += counts.records();
      rejects += counts.rejects();
      bytes += counts.bytes();
      started = Math.min(started, load.startedMillis());
      lines.add(
          "stream '"
              + load.stream()
              + "': "
              + counted(counts.records(), counts.rejects(), counts.bytes())
              + " into "
              + load.table());
    }
    String seconds = rounded(clock.millis() - started, 3) + " s";
    lines.add(
        "loaded "
            + LoadTotal.of(streams).shownStreams()
            + ": "
            + counted(records, rejects, bytes)
            + " in "
            + seconds);
    return lines;
  }

  private static String counted(long records, long rejects, long bytes) {
    return records
        + (records == 1 ? " record, " : " records, ")
        + rounded(bytes, 6)
        + " MB"
        + (rejects == 0 ? "" : ", " + rejects + " refused");
  }

  /** A count of thousandths or millionths with one digit after the point. */
  static String rounded(long count, int scale) {
    return BigDecimal.valueOf(count, scale).setScale(1, RoundingMode.HALF_UP).toPlainString();
  }
}
