package io.shoppipe.e2e.pipe;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A tap as a process of its own: numbered rows as fast as the pipe takes them, a STATE with the
 * next number every so often. Arguments: rows, distinct keys, rows between two states, then perhaps
 * {@code --state FILE}. A key comes again with later numbers and other parts, so order matters.
 */
final class GeneratorTap {
  private static final List<String> SCHEMAS =
      List.of(
          """
          {"type":"SCHEMA","stream":"item","key_properties":["id"],"schema":{"properties":{\
          "id":{"type":"integer"},"n":{"type":"integer"},"price":{"type":"number"},\
          "at":{"type":"string","format":"date-time"},"text":{"type":["string","null"]}}}}
          """,
          """
          {"type":"SCHEMA","stream":"part","key_properties":["item_id","part_no"],"schema":{\
          "x-singer-parent":{"stream":"item","key_properties":{"item_id":"id"}},"properties":{\
          "item_id":{"type":"integer"},"part_no":{"type":"integer"},"n":{"type":"integer"}}}}
          """);
  private static final String PADDING = "x".repeat(100);

  private final long keys;
  private final OutputStream out;

  private GeneratorTap(long keys, OutputStream out) {
    this.keys = keys;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)) {
      GeneratorTap tap = new GeneratorTap(Long.parseLong(arguments[1]), out);
      long from = arguments.length > 4 ? next(Path.of(arguments[4])) : 0;
      tap.run(from, Long.parseLong(arguments[0]), Long.parseLong(arguments[2]));
    }
  }

  /** The number in {@code {"bookmarks":{"item":{"next":…}}}}. */
  private static long next(Path state) throws IOException {
    return Long.parseLong(Files.readString(state).replaceAll("\\D", ""));
  }

  private void run(long from, long rows, long between) throws IOException {
    for (String schema : SCHEMAS) {
      write(schema);
    }
    for (long n = from; n < rows; n++) {
      item(n);
      if ((n + 1) % between == 0 || n + 1 == rows) {
        write(
            "{\"type\":\"STATE\",\"value\":{\"bookmarks\":{\"item\":{\"next\":"
                + (n + 1)
                + "}}}}\n");
        out.flush();
      }
    }
  }

  private void item(long n) throws IOException {
    long id = n % keys;
    write(
        "{\"type\":\"RECORD\",\"stream\":\"item\",\"record\":{\"id\":%d,\"n\":%d,\"price\":%d.%02d,\"at\":\"2020-01-01T00:%02d:%02dZ\",\"text\":\"%s %s\"}}\n"
            .formatted(id, n, n % 1000, n % 100, n / 60 % 60, n % 60, PADDING, n));
    long parts = n * 31 % 7 % 4;
    for (long part = 1; part <= parts; part++) {
      write(
          "{\"type\":\"RECORD\",\"stream\":\"part\",\"record\":{\"item_id\":%d,\"part_no\":%d,\"n\":%d}}\n"
              .formatted(id, part, n));
    }
  }

  private void write(String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.UTF_8));
  }
}
