package io.shoppipe.target.record;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Counts the fields that records have and their schema does not declare, and warns once of each.
 * Not thread-safe.
 */
public final class UndeclaredFields {
  private final String stream;
  private final Consumer<String> warn;
  private final Map<String, Long> counts = new TreeMap<>();

  public UndeclaredFields(String stream, Consumer<String> warn) {
    this.stream = stream;
    this.warn = warn;
  }

  void saw(String field, long line) {
    if (counts.merge(field, 1L, Long::sum) == 1) {
      warn.accept(
          "stream '"
              + stream
              + "', line "
              + line
              + ": field '"
              + field
              + "' is not in the stream's schema; it is not loaded.");
    }
  }

  /** Field name to how often it came. */
  public Map<String, Long> counts() {
    return Map.copyOf(counts);
  }
}
