package io.shoppipe.target.record;

import io.shoppipe.warehouse.api.ColumnType;

/**
 * A value that its column does not hold but a wider one would. Who reads the record widens the
 * column and reads it again. No stack trace: it steers.
 */
public final class TooNarrowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final transient ColumnType wider;

  TooNarrowException(String field, ColumnType wider) {
    super("field '" + field + "' needs a wider column", null, false, false);
    this.field = field;
    this.wider = wider;
  }

  public String field() {
    return field;
  }

  public ColumnType wider() {
    return wider;
  }
}
