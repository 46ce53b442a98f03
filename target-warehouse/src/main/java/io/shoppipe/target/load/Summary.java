package io.shoppipe.target.load;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

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
    String seconds = String.format(Locale.ROOT, "%.1f s", (clock.millis() - started) / 1000.0);
    lines.add(
        "loaded "
            + (streams.size() == 1 ? "1 stream: " : streams.size() + " streams: ")
            + counted(records, rejects, bytes)
            + " in "
            + seconds);
    return lines;
  }

  private static String counted(long records, long rejects, long bytes) {
    return String.format(
        Locale.ROOT,
        "%d %s, %.1f MB%s",
        records,
        records == 1 ? "record" : "records",
        bytes / 1e6,
        rejects == 0 ? "" : ", " + rejects + " refused");
  }
}
