package io.shoppipe.warehouse.api;

/**
 * The quickest way into a table with a key: rows go straight into it, and what a key asks for is
 * done last. Not thread-safe.
 */
public interface KeyedFill {
  /** Where the rows go. */
  Loader loader();

  /** Takes staged rows over, as if they had come through the loader in their order. */
  void take(Merge staged);

  /**
   * Sends what is pending, keeps of several rows of one key the last one to arrive, those included
   * that the table had before, and makes the key. The fill can't be used any more.
   */
  void finish();

  /**
   * Sends what is pending and moves all rows of the fill into the staging table, numbered from
   * {@code first} on in their order; the table is as it was before. The fill can't be used any
   * more.
   */
  void giveBack(Merge staged, long first);
}
