package io.shoppipe.singer.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Documents of JSON and such that are nearly so, the same for the same seed. */
final class RandomJson {
  private static final List<String> TEXTS =
      List.of("", "a", "name", "é", "long name of a", "x y", "1234567", "12345678", "123456789");
  private static final List<String> PIECES =
      List.of(
          "\\n",
          "\\\"",
          "\\\\",
          "\\/",
          "\\u0041",
          "\\u00e9",
          "\\u0000",
          "\\ud83d\\ude00",
          "\\ud83d",
          "\\ude00",
          "\\uD83Dx",
          "ü",
          "漢字",
          "😀",
          "plain text ",
          "a",
          "\u007f",
          "\u2028");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "1",
          "-1",
          "12",
          "1.5",
          "-0.0",
          "1e5",
          "1E+5",
          "1e-5",
          "123456789012345678",
          "1234567890123456789",
          "-9223372036854775808",
          "0.000000000000000001",
          "1.0e400");
  private static final String SPICE = "{}[]:,\"\\tfnu0129.-+eE \t\r\né\u0001\u0000";

  private final Random random;

  RandomJson(long seed) {
    random = new Random(seed);
  }

  byte[] next() {
    StringBuilder text = new StringBuilder();
    blanks(text);
    value(text, 0);
    blanks(text);
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(3); i > 0; i--) {
      bytes = mutated(bytes);
    }
    return bytes;
  }

  private byte[] mutated(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    byte[] spice =
        random.nextInt(8) == 0
            ? new byte[] {(byte) random.nextInt(256)}
            : character().getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> joined(bytes, at, new byte[0], at + 1);
      case 2 -> joined(bytes, at, spice, at);
      default -> joined(bytes, at, spice, at + 1);
    };
  }

  private String character() {
    int at = random.nextInt(SPICE.length());
    return SPICE.substring(at, at + 1);
  }

  private static byte[] joined(byte[] bytes, int headEnd, byte[] middle, int tailStart) {
    byte[] joined = Arrays.copyOf(bytes, headEnd + middle.length + bytes.length - tailStart);
    System.arraycopy(middle, 0, joined, headEnd, middle.length);
    System.arraycopy(bytes, tailStart, joined, headEnd + middle.length, bytes.length - tailStart);
    return joined;
  }

  private void value(StringBuilder text, int depth) {
    switch (random.nextInt(depth > 4 ? 3 : 6)) {
      case 0 -> text.append(List.of("true", "false", "null").get(random.nextInt(3)));
      case 1 -> text.append(NUMBERS.get(random.nextInt(NUMBERS.size())));
      case 2 -> string(text);
      case 3 -> array(text, depth);
      default -> object(text, depth);
    }
  }

  private void array(StringBuilder text, int depth) {
    text.append('[');
    for (int i = random.nextInt(4); i > 0; i--) {
      blanks(text);
      value(text, depth + 1);
      blanks(text);
      text.append(i > 1 ? "," : "");
    }
    blanks(text);
    text.append(']');
  }

  private void object(StringBuilder text, int depth) {
    text.append('{');
    for (int i = random.nextInt(5); i > 0; i--) {
      blanks(text);
      if (random.nextInt(4) == 0) {
        string(text);
      } else {
        text.append('"').append(TEXTS.get(random.nextInt(TEXTS.size()))).append('"');
      }
      blanks(text);
      text.append(':');
      blanks(text);
      value(text, depth + 1);
      blanks(text);
      text.append(i > 1 ? "," : "");
    }
    blanks(text);
    text.append('}');
  }

  private void string(StringBuilder text) {
    text.append('"').append(TEXTS.get(random.nextInt(TEXTS.size())));
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    text.append('"');
  }

  private void blanks(StringBuilder text) {
    if (random.nextInt(4) == 0) {
      text.append(" \t\r\n".charAt(random.nextInt(4)));
    }
  }
}
