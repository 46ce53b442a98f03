package io.shoppipe.target.record;

import io.shoppipe.warehouse.api.ColumnType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values that their columns do not hold but wider ones would; a column that isn't there holds
 * nothing. Who reads the record makes the columns so wide and reads it again. No stack trace: it
 * steers.
 */
public final class TooNarrowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, ColumnType> needed;

  TooNarrowException(Map<String, ColumnType> needed) {
    super("needs wider columns", null, false, false);
    this.needed = new LinkedHashMap<>(needed);
  }

  /** Types that take the values, by field, in the record's order. */
  public Map<String, ColumnType> needed() {
    return needed;
  }
}
