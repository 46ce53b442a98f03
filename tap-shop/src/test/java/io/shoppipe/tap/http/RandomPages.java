package io.shoppipe.tap.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Answers of a service, good ones and such that are broken somewhere, the same for the same seed.
 */
final class RandomPages {
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "In Stock",
          "a longer text, with {braces} and [brackets]",
          "é漢字😀",
          "\\u00e9",
          "\\\"q\\\"",
          "a\\/b\\n",
          "\\ud83d\\ude00",
          "\\ud83d",
          "2024-05-23T08:56:21.618Z",
          "2024-02-30T00:00:00Z",
          "2024-01-02 03:04:05",
          "2024-05-23T08:56:21+02:00",
          "2024-05-23T08:56:21\\u005a",
          "2024-05-23",
          "yesterday");
  private static final List<String> NUMBERS =
      List.of(
          "0", "-0", "7", "5.0", "5.50", "-1.25", "1e2", "1E+2", "12345678901234567890", "1e99999");
  private static final List<String> FIELDS =
      List.of("id", "id", "name", "price", "stock", "at", "meta", "tags", "on", "more", "copy");
  private static final List<String> NAMES =
      List.of(
          "x", "y", "password", "é", "n\\u0061me", "id", "updatedAt", "a.b", "\\ud83d", "total");
  private static final String SPICE = "{}[]:,\"\\tfnu0129.-+eE \t\r\né\u0001\u0000";

  private final Random random;

  RandomPages(long seed) {
    random = new Random(seed);
  }

  byte[] next() {
    StringBuilder page = new StringBuilder();
    blanks(page);
    page.append('{');
    for (int i = random.nextInt(3); i > 0; i--) {
      envelopeField(page);
    }
    page.append("\"data\":");
    blanks(page);
    page.append("{\"rows\":[");
    int records = random.nextInt(5);
    for (int i = 0; i < records; i++) {
      page.append(i == 0 ? "" : ",");
      blanks(page);
      record(page, i);
      blanks(page);
    }
    page.append("]},");
    envelopeField(page);
    page.append("\"total\":").append(random.nextInt(5)).append('}');
    blanks(page);
    return spoilt(page.toString().getBytes(UTF_8));
  }

  private byte[] spoilt(byte[] page) {
    byte[] bytes = page;
    for (int i = Math.max(0, random.nextInt(6) - 3); i > 0; i--) {
      bytes = mutated(bytes);
    }
    return bytes;
  }

  private void envelopeField(StringBuilder page) {
    page.append('"').append(any(NAMES.subList(0, 4))).append(random.nextInt(9)).append("\":");
    value(page, 3);
    page.append(',');
  }

  private void record(StringBuilder page, int number) {
    if (random.nextInt(40) == 0) {
      value(page, 2);
      return;
    }
    page.append("{\"id\":").append(random.nextInt(9) == 0 ? any(NUMBERS) : "" + number);
    for (int i = random.nextInt(7); i > 0; i--) {
      page.append(',');
      blanks(page);
      String name = random.nextInt(6) == 0 ? any(NAMES) : any(FIELDS.subList(2, FIELDS.size()));
      page.append('"').append(name).append('"');
      blanks(page);
      page.append(':');
      blanks(page);
      typical(page, name);
    }
    page.append('}');
  }

  /** A value of the kind that the field mostly has. */
  private void typical(StringBuilder page, String name) {
    if (random.nextInt(8) == 0) {
      value(page, 1);
      return;
    }
    switch (name) {
      case "price" -> page.append(any(NUMBERS));
      case "stock" -> page.append(random.nextInt(1000));
      case "at", "copy" -> page.append('"').append(any(TEXTS.subList(10, 17))).append('"');
      case "on" -> page.append(random.nextBoolean());
      case "tags" -> page.append("[\"").append(any(TEXTS)).append("\",null]");
      case "meta" -> page.append("{\"at\":\"").append(any(TEXTS.subList(9, 14))).append("\"}");
      case "more" -> value(page, 1);
      default -> page.append('"').append(any(TEXTS)).append('"');
    }
  }

  private void value(StringBuilder page, int depth) {
    switch (random.nextInt(depth > 4 ? 4 : 6)) {
      case 0 -> page.append("null");
      case 1 -> page.append(random.nextBoolean());
      case 2 -> page.append(any(NUMBERS));
      case 3 -> page.append('"').append(any(TEXTS)).append('"');
      case 4 -> {
        page.append('[');
        value(page, depth + 1);
        page.append(',');
        value(page, depth + 1);
        page.append(']');
      }
      default -> {
        page.append("{\"").append(any(NAMES)).append("\":");
        value(page, depth + 1);
        page.append(",\"").append(any(NAMES)).append("\" :");
        value(page, depth + 1);
        page.append('}');
      }
    }
  }

  private byte[] mutated(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    int letter = random.nextInt(SPICE.length());
    byte[] spice =
        random.nextInt(8) == 0
            ? new byte[] {(byte) random.nextInt(256)}
            : SPICE.substring(letter, letter + 1).getBytes(UTF_8);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(bytes, Math.max(1, at));
      case 1 -> joined(bytes, at, new byte[0], Math.min(at + 1, bytes.length));
      case 2 -> joined(bytes, at, spice, at);
      default -> joined(bytes, at, spice, Math.min(at + 1, bytes.length));
    };
  }

  private static byte[] joined(byte[] bytes, int headEnd, byte[] middle, int tailStart) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(bytes, 0, headEnd);
    joined.writeBytes(middle);
    joined.write(bytes, tailStart, bytes.length - tailStart);
    return joined.toByteArray();
  }

  private void blanks(StringBuilder page) {
    if (random.nextInt(12) == 0) {
      page.append(" \t\r\n".charAt(random.nextInt(4)));
    }
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
