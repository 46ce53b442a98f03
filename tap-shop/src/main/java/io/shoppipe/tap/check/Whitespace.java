package io.shoppipe.tap.check;

import java.util.Arrays;

/** The blanks between the tokens of JSON text. */
final class Whitespace {
  private Whitespace() {}

  /** The same JSON on one line. What stands on one already stays as it is. */
  static byte[] onOneLine(byte[] json) {
    for (byte b : json) {
      if (b >= 0 && b < ' ') {
        return withoutBlanks(json);
      }
    }
    return json;
  }

  private static byte[] withoutBlanks(byte[] json) {
    byte[] kept = new byte[json.length];
    int length = 0;
    boolean text = false;
    for (int i = 0; i < json.length; i++) {
      byte b = json[i];
      if (text || b < 0 || b > ' ') {
        kept[length++] = b;
      }
      if (text && b == '\\') {
        kept[length++] = json[++i];
      } else if (b == '"') {
        text = !text;
      }
    }
    return Arrays.copyOf(kept, length);
  }
}
