package io.shoppipe.warehouse.postgres;

import io.shoppipe.warehouse.contract.OrderRows;

/** How many rows a second become bytes of a binary COPY. */
public final class CopyRate {
  private static final int BLOCK_BYTES = 512 * 1024;

  private CopyRate() {}

  /** Rows a second, of so many. */
  public static double of(int count) {
    OrderRows rows = new OrderRows();
    ByteBlock block = new ByteBlock(2 * BLOCK_BYTES);
    CopyRowWriter writer = new CopyRowWriter(block, OrderRows.COLUMNS);
    long start = System.nanoTime();
    for (int number = 0; number < count; number++) {
      rows.write(writer, number);
      if (block.position >= BLOCK_BYTES) {
        block.position = 0;
        writer.forget(writer.ended());
      }
    }
    return count * 1e9 / (System.nanoTime() - start);
  }
}
