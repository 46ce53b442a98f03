package io.shoppipe.target.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** What a value may become: the bytes as chars of ISO 8859-1. */
final class NastyValues {
  /** Control characters, and bytes that are no UTF-8 or cut it. */
  static final List<String> BYTES =
      List.of(
          "\u0000",
          "\u0001",
          "\t",
          "\r",
          "\n",
          "\u001f",
          "\u007f",
          "\u0080",
          "\u00c0\u0080",
          "\u00c3",
          "\u00e2\u0082",
          "\u00ed\u00a0\u0080",
          "\u00f0\u009f\u0098",
          "\u00f4\u0090\u0080\u0080",
          "\u00fe",
          "\u00ef\u00bb\u00bf",
          "\u00e2\u0080\u00a8");

  private static final List<String> VALUES =
      List.of(
          "0",
          "-0",
          "-0.0",
          "1",
          "5.0",
          "1.5",
          "1e2",
          "1E-2",
          "9007199254740993",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "-9223372036854775809",
          "18446744073709551616",
          "0.1000000000000000055511151231257827",
          "123456789012345678901234567890.123456789",
          "1e38",
          "1e400",
          "-1e400",
          "1e-400",
          "1e99999999",
          "00",
          "1.",
          ".5",
          "NaN",
          "Infinity",
          "true",
          "false",
          "null",
          "\"\"",
          "\" \"",
          "\"0\"",
          "\"true\"",
          "\"null\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800x\"",
          "\"\\ud83d\\ude00\"",
          "\"\\n\\t\\\"\\\\\\/\"",
          "\"2024-02-29T12:00:00.123456+05:30\"",
          "\"2024-02-29\"",
          "\"0001-01-01T00:00:00Z\"",
          "\"9999-12-31T23:59:59.999999Z\"",
          "\"2024-13-01\"",
          "\"23:59:59.999999\"",
          "\"0C9F4D1E-0000-4000-8000-00000000000a\"",
          "\"YWJj\"",
          "[]",
          "{}",
          "[null]",
          "[1,[2,{\"a\":[]}]]",
          "{\"a\":1,\"a\":2}",
          "{\"\":{\"\":\"\"}}",
          "{\"a\":1e2,\"b\":1.50,\"c\":-0.0}",
          "\"RECORD\"",
          "\"SCHEMA\"",
          "\"STATE\"",
          "\"ACTIVATE_VERSION\"",
          "\"BATCH\"",
          "\"integer\"",
          "\"number\"",
          "\"string\"",
          "\"object\"",
          "[\"null\",\"integer\"]",
          "{\"type\":\"string\",\"format\":\"date-time\"}");

  private NastyValues() {}

  static String next(Random random) {
    return switch (random.nextInt(16)) {
      case 0 -> digits(random, 1 + random.nextInt(60));
      case 1 -> digits(random, 300) + "." + digits(random, 300);
      case 2 -> digits(random, 3) + "e" + (random.nextInt(800) - 400);
      case 3 -> nested(random, "[", "]");
      case 4 -> nested(random, "{\"a\":", "}");
      case 5 -> '"' + BYTES.get(random.nextInt(BYTES.size())) + '"';
      case 6 -> '"' + character(random) + '"';
      case 7 -> '"' + "x".repeat(random.nextInt(random.nextInt(50) == 0 ? 600_000 : 300)) + '"';
      default -> VALUES.get(random.nextInt(VALUES.size()));
    };
  }

  private static String character(Random random) {
    byte[] utf8 = Character.toString(random.nextInt(0x110000)).getBytes(StandardCharsets.UTF_8);
    return new String(utf8, StandardCharsets.ISO_8859_1);
  }

  private static String digits(Random random, int count) {
    StringBuilder digits = new StringBuilder(random.nextBoolean() ? "-" : "");
    digits.append((char) ('1' + random.nextInt(9)));
    for (int i = 1; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  private static String nested(Random random, String open, String close) {
    int depth = random.nextInt(40) == 0 ? 20_000 : 1 + random.nextInt(30);
    int closed = random.nextInt(8) == 0 ? depth - 1 : depth;
    return open.repeat(depth) + "1" + close.repeat(closed);
  }
}
