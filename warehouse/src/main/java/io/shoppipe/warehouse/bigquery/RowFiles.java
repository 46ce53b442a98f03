package io.shoppipe.warehouse.bigquery;

/** What becomes of files of packed rows, on their way into one table. */
@FunctionalInterface
interface RowFiles extends AutoCloseable {
  /** Takes a whole file; the caller closes it afterwards. */
  void take(Spool file);

  /** All rows that were taken are in the table after this. */
  default void finish() {}

  /** Rows that were taken and not finished are dropped. */
  @Override
  default void close() {}
}
