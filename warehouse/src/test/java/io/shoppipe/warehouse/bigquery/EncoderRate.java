package io.shoppipe.warehouse.bigquery;

import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.contract.OrderRows;
import io.shoppipe.warehouse.postgres.CopyRate;
import java.util.Arrays;
import java.util.Locale;

/**
 * Prints how many rows a second become packed lines of JSON in their file, or messages of protobuf,
 * beside those that become bytes of PostgreSQL's binary COPY: {@code EncoderRate ROWS ROUNDS}, run
 * by bench/bigquery-encode.
 */
final class EncoderRate {
  private EncoderRate() {}

  public static void main(String... arguments) {
    int count = Integer.parseInt(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    double[] ratios = new double[rounds];
    for (int round = -1; round < rounds; round++) { // the first one warms up
      double copy = CopyRate.of(count);
      long[] bytes = new long[1];
      double packed = of(count, bytes);
      JsonBlock block = new JsonBlock(1 << 20);
      double lines = encoded(count, block, new JsonRowWriter(block, OrderRows.COLUMNS));
      double messages = encoded(count, block, new ProtoRowWriter(block, OrderRows.COLUMNS));
      System.out.printf(
          Locale.ROOT,
          "%s: COPY %,.0f rows/s, lines %,.0f (%.2f), packed %,.0f (%.2f), %,d bytes; messages of"
              + " the Storage Write API %,.0f (%.2f)%n",
          round < 0 ? "warm-up" : "round " + (round + 1),
          copy,
          lines,
          lines / copy,
          packed,
          packed / copy,
          bytes[0],
          messages,
          messages / copy);
      if (round >= 0) {
        ratios[round] = packed / copy;
      }
    }
    Arrays.sort(ratios);
    System.out.printf(Locale.ROOT, "median ratio %.2f%n", ratios[rounds / 2]);
  }

  private static double of(int count, long[] bytes) {
    OrderRows rows = new OrderRows();
    long start = System.nanoTime();
    try (LoadJobLoader loader =
        new LoadJobLoader(OrderRows.COLUMNS, file -> bytes[0] += file.length())) {
      for (int number = 0; number < count; number++) {
        rows.write(loader.rows(), number);
        if (loader.pendingBytes() >= loader.sendBytes()) {
          loader.send();
        }
      }
      loader.finish();
    }
    return count * 1e9 / (System.nanoTime() - start);
  }

  private static double encoded(int count, JsonBlock block, RowWriter writer) {
    OrderRows rows = new OrderRows();
    block.position = 0;
    long start = System.nanoTime();
    for (int number = 0; number < count; number++) {
      rows.write(writer, number);
      if (block.position >= 1 << 18) {
        block.position = 0;
      }
    }
    return count * 1e9 / (System.nanoTime() - start);
  }
}
