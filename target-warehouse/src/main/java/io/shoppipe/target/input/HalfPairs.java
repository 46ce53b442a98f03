package io.shoppipe.target.input;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON text for Jackson, which takes no half of a surrogate pair in a member's name: each escape of
 * one stands for U+FFFD, so that every place in the text stays where it was.
 */
final class HalfPairs {
  /** A whole pair, half of one, any other escape. */
  private static final Pattern ESCAPES =
      Pattern.compile(
          "(?i)\\\\u d[89ab]\\p{XDigit}{2} \\\\u d[c-f]\\p{XDigit}{2}"
              + " | (\\\\u d[89a-f]\\p{XDigit}{2}) | \\\\.",
          Pattern.COMMENTS);

  private static final String REPLACEMENT = Matcher.quoteReplacement("\\ufffd");

  private HalfPairs() {}

  static String replaced(String json) {
    if (!json.contains("\\ud") && !json.contains("\\uD")) {
      return json;
    }
    return ESCAPES
        .matcher(json)
        .replaceAll(
            found ->
                found.group(1) == null ? Matcher.quoteReplacement(found.group()) : REPLACEMENT);
  }
}
