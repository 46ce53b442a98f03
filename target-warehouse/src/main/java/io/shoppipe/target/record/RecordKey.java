package io.shoppipe.target.record;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The fields of a table's key, none for a table without one. {@code bytes} of their values are
 * taken for certain; of larger ones {@code room} tells, by field, whether the warehouse takes them.
 */
public record RecordKey(List<String> fields, int bytes, Predicate<Map<String, String>> room) {
  public RecordKey {
    fields = List.copyOf(fields);
  }

  /** A key of any size. */
  public static RecordKey of(List<String> fields) {
    return new RecordKey(fields, Integer.MAX_VALUE, values -> true);
  }
}
