package io.shoppipe.tap.sync;

import io.shoppipe.singer.metric.Metrics;
import java.util.Map;

/** Counts a stream's records, and says how many, each minute and at the end. Not thread-safe. */
final class RecordCounter {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final String stream;
  private long total;
  private long told;
  private long toldAt = System.nanoTime();

  RecordCounter(String stream) {
    this.stream = stream;
  }

  void add() {
    total++;
    if ((total & 1023) == 0 && System.nanoTime() - toldAt >= MINUTE_NANOS) {
      tell();
    }
  }

  long total() {
    return total;
  }

  void tell() {
    Metrics.count("record_count", total - told, stream, Map.of());
    told = total;
    toldAt = System.nanoTime();
  }
}
