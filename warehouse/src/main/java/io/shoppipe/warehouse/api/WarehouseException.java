package io.shoppipe.warehouse.api;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse refused or lost something. Carries the warehouse's own words and SQLSTATE (empty
 * where there is none).
 */
public final class WarehouseException extends SingerException {
  private static final long serialVersionUID = 1L;

  private final String sqlState;

  public WarehouseException(
      ErrorKind kind, String message, String sqlState, @Nullable Throwable cause) {
    super(kind, message, cause);
    this.sqlState = sqlState;
  }

  public String sqlState() {
    return sqlState;
  }
}
