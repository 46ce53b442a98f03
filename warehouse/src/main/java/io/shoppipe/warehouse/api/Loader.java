package io.shoppipe.warehouse.api;

/** Bulk-loads typed rows into one table, by the fastest way its warehouse has. Not thread-safe. */
public interface Loader extends AutoCloseable {
  /** Where the caller writes rows; the same object for the loader's whole life. */
  RowWriter rows();

  /** Ended rows that are held in memory. */
  long pendingRows();

  /** Bytes of ended rows that are held in memory, about. */
  long pendingBytes();

  /** The pending bytes from which on {@link #send} is worth while for this warehouse. */
  default long sendBytes() {
    return 1 << 20;
  }

  /**
   * Hands the ended rows over to the warehouse and empties the memory; they may still be under way
   * when this returns.
   */
  void send();

  /** The same with the first {@code rows} of the pending ones; the others stay in memory. */
  void send(long rows);

  /**
   * Waits until every row that was sent is in the table; those that are pending stay in memory. The
   * loader can be used again.
   */
  void settle();

  /** The same, with what is pending. */
  default void finish() {
    send();
    settle();
  }

  /** Frees what it holds; rows that are not settled may be dropped. */
  @Override
  void close();
}
