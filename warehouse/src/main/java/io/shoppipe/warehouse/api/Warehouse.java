package io.shoppipe.warehouse.api;

/**
 * One database that tables are loaded into and models are built in. Thread-safe: any number of
 * sessions may be open.
 */
public interface Warehouse extends AutoCloseable {
  /** The adapter's name as dbt spells it: {@code duckdb}, {@code postgres}. */
  String name();

  /** Where it is, for messages: never with a password. */
  String location();

  /** The database (catalog) name that relations of this warehouse carry. */
  String database();

  Dialect dialect();

  /**
   * Opens a session of its own. Fails with exit kind CONFIG (wrong password, unknown database) or
   * EXTERNAL (unreachable).
   */
  Session open();

  @Override
  void close();
}
