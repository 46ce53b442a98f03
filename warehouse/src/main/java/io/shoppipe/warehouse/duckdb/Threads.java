package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.jdbc.Statements;

/**
 * How many threads DuckDB computes with: one while batches come, since the caller is busy beside
 * it, DuckDB's waiting threads spin, and rows that several threads insert are copied once more; all
 * for what the caller waits for. The setting holds for the whole database. Not thread-safe.
 */
final class Threads {
  private final Statements statements;
  private final String all;
  private boolean single;

  Threads(Statements statements, String all) {
    this.statements = statements;
    this.all = all;
  }

  void one() {
    if (!single) {
      statements.execute("SET threads = 1");
      single = true;
    }
  }

  void all() {
    if (single) {
      statements.execute("SET threads = " + all);
      single = false;
    }
  }
}
