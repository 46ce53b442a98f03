package io.shoppipe.warehouse.postgres;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.warehouse.api.WarehouseException;
import io.shoppipe.warehouse.jdbc.Statements;
import java.time.Duration;

/**
 * Locks by name that a session holds until it ends. Their time-out is that of the session's other
 * locks from then on, too. Not thread-safe.
 */
final class AdvisoryLocks {
  /** What the server says when a lock did not come in time. */
  private static final String NOT_AVAILABLE = "55P03";

  private static final String KEY = "(hashtextextended('target-warehouse ' || ?, 0))";

  private final Statements statements;
  private long timeoutMillis;

  AdvisoryLocks(Statements statements) {
    this.statements = statements;
  }

  void take(String name, Duration timeout) {
    long millis = Math.max(1, timeout.toMillis());
    if (millis != timeoutMillis) {
      statements.execute("SET lock_timeout = " + millis);
      timeoutMillis = millis;
    }
    try {
      statements.query("SELECT pg_advisory_lock" + KEY, name);
    } catch (WarehouseException e) {
      throw e.sqlState().equals(NOT_AVAILABLE) ? taken(name, timeout, e) : e;
    }
  }

  void give(String name) {
    statements.query("SELECT pg_advisory_unlock" + KEY, name);
  }

  private static WarehouseException taken(String name, Duration timeout, WarehouseException cause) {
    return new WarehouseException(
        ErrorKind.EXTERNAL,
        name
            + " is being loaded by another target-warehouse; waited "
            + timeout.toMillis() / 1000.0
            + " s for it. Run again when that one has ended, or raise lock_timeout_seconds.",
        cause.sqlState(),
        cause);
  }
}
