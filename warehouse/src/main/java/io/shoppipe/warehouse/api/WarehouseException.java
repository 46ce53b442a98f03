package io.shoppipe.warehouse.api;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse refused or lost something. Carries the warehouse's own words and SQLSTATE (empty
 * where there is none).
 */
public final class WarehouseException extends SingerException {
  private static final long serialVersionUID = 1L;

  private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

  private final String sqlState;

  public WarehouseException(
      ErrorKind kind, String message, String sqlState, @Nullable Throwable cause) {
    super(kind, message, cause);
    this.sqlState = sqlState;
  }

  public String sqlState() {
    return sqlState;
  }

  /**
   * Whether another transaction stood in the way, so that the same one may well succeed when it is
   * begun anew: a serialization failure, a deadlock, DuckDB's conflict of two writers.
   */
  public boolean isConflict() {
    return CONFLICTS.contains(sqlState) || getMessage().contains("write-write conflict");
  }
}
