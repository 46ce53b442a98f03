package io.shoppipe.target.record;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Counts, field by field, what did not arrive as it came, so that no value changes in silence. What
 * a record changed counts once the record is {@link #taken}. Not thread-safe.
 */
public final class ChangedValues {
  private final String stream;
  private final ValuePolicy policy;
  private final Consumer<String> warn;
  private final Map<String, Long> replaced = new TreeMap<>();
  private final Map<String, Long> rounded = new TreeMap<>();
  private final Map<String, Long> replacing = new TreeMap<>();
  private final Map<String, Long> rounding = new TreeMap<>();

  public ChangedValues(String stream, ValuePolicy policy, Consumer<String> warn) {
    this.stream = stream;
    this.policy = policy;
    this.warn = warn;
  }

  /** What may change at all. */
  ValuePolicy policy() {
    return policy;
  }

  /** So many characters of the field became U+FFFD. */
  void replace(String field, long characters) {
    replacing.put(field, characters);
  }

  /** The field's value lost a part of a microsecond. */
  void round(String field) {
    rounding.put(field, 1L);
  }

  /** The record before was not taken. */
  void begin() {
    if (!replacing.isEmpty() || !rounding.isEmpty()) {
      replacing.clear();
      rounding.clear();
    }
  }

  /** The record that was read is taken. */
  public void taken() {
    if (!replacing.isEmpty() || !rounding.isEmpty()) {
      replacing.forEach((field, count) -> replaced.merge(field, count, Long::sum));
      rounding.forEach((field, count) -> rounded.merge(field, count, Long::sum));
      begin();
    }
  }

  /** Warns of each field whose values changed, and begins to count anew. */
  public void report() {
    replaced.forEach(
        (field, count) ->
            warn.accept(
                where(field)
                    + characters(count)
                    + " that the column can't hold became U+FFFD. To refuse them, set"
                    + " on_invalid_text to fail."));
    rounded.forEach(
        (field, count) ->
            warn.accept(
                where(field)
                    + values(count)
                    + " rounded to microseconds. To refuse them, set on_excess_precision to"
                    + " fail."));
    replaced.clear();
    rounded.clear();
  }

  private String where(String field) {
    return "stream '" + stream + "', field '" + field + "': ";
  }

  private static String characters(long count) {
    return count == 1 ? "1 character" : count + " characters";
  }

  private static String values(long count) {
    return count == 1 ? "1 value was" : count + " values were";
  }
}
