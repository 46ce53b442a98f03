package io.shoppipe.python;

import java.util.ArrayList;
import java.util.List;

/** Texts as Python counts them: in code points, not in UTF-16 units. */
public final class CodePoints {
  private CodePoints() {}

  /** {@code len(text)}. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The characters, each a text. */
  public static List<String> characters(String text) {
    List<String> characters = new ArrayList<>(text.length());
    text.codePoints().forEach(point -> characters.add(Character.toString(point)));
    return characters;
  }

  /** The offset in UTF-16 of a code point's index, which must be within the text. */
  public static int offset(String text, int index) {
    return length(text) == text.length() ? index : text.offsetByCodePoints(0, index);
  }

  /** From one index up to another. */
  public static String slice(String text, int from, int to) {
    return text.substring(offset(text, from), offset(text, to));
  }
}
