package io.shoppipe.bench.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes the same rows as a Singer stream and as CSV: {@code Generate ROWS FOLDER} makes {@code
 * orders.jsonl} and {@code orders.csv}. Always the same bytes for the same number of rows.
 */
public final class Generate {
  private static final long SEED = 20_261_121L;
  private static final int STATE_EVERY = 10_000;
  private static final String STREAM = "orders";

  private Generate() {}

  public static void main(String[] args) throws IOException {
    write(Long.parseLong(args[0]), Path.of(args[1]));
  }

  static void write(long rows, Path folder) throws IOException {
    Random random = new Random(SEED);
    try (BufferedWriter singer = Files.newBufferedWriter(folder.resolve(STREAM + ".jsonl"));
        BufferedWriter csv = Files.newBufferedWriter(folder.resolve(STREAM + ".csv"))) {
      line(singer, OrderRow.SCHEMA.formatted(STREAM, "\"id\""));
      for (long id = 1; id <= rows; id++) {
        OrderRow row = OrderRow.of(id, random);
        line(singer, record(row));
        line(csv, row.csv());
        if (id % STATE_EVERY == 0 || id == rows) {
          line(singer, "{\"type\":\"STATE\",\"value\":{\"bookmarks\":{\"orders\":" + id + "}}}");
        }
      }
    }
  }

  private static String record(OrderRow row) {
    return "{\"type\":\"RECORD\",\"stream\":\"" + STREAM + "\",\"record\":" + row.json() + "}";
  }

  private static void line(BufferedWriter out, String line) throws IOException {
    out.write(line);
    out.write('\n');
  }
}
