package io.shoppipe.warehouse.api;

/**
 * The quickest way into an empty table with a key: rows go straight into it, the key is made last.
 * Not thread-safe.
 */
public interface KeyedFill {
  /** Where the rows go. */
  Loader loader();

  /** Takes staged rows over, as if they had come through the loader in their order. */
  void take(Merge staged);

  /**
   * Sends what is pending, keeps of several rows of one key the last one to arrive, and makes the
   * key. The fill can't be used any more.
   */
  void finish();
}
