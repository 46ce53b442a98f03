package io.shoppipe.warehouse.api;

import java.util.List;

/**
 * The statements that move staged rows into a table. Pure. The statements of one call are run in
 * their order, in one transaction.
 */
public interface MergeSql {
  /** Adds the staged rows as they are, in any order. */
  List<String> append(Merge merge);

  /** Inserts or updates by key: of several staged rows of one key the last one to arrive wins. */
  List<String> upsert(Merge merge);
}
