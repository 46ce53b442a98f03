package io.shoppipe.models.select;

import io.shoppipe.singer.error.SingerException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One word of a selection, such as {@code 2+tag:nightly+}. Depths count edges: 0 = none, {@link
 * Integer#MAX_VALUE} = all. {@code method} is empty where the word names none.
 */
public record Criterion(
    String text, boolean childrensParents, int parents, String method, String value, int children) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<at>@)?(?<up>(?<updepth>\\d*)\\+)?((?<method>[\\w.]+):)?(?<value>.*?)"
              + "(?<down>\\+(?<downdepth>\\d*))?");

  static Criterion parse(String word) {
    Matcher matcher = SHAPE.matcher(word);
    if (!matcher.matches() || matcher.group("value").isEmpty()) {
      throw SingerException.usage("Can't read the selection '" + word + "'.");
    }
    boolean at = matcher.group("at") != null;
    boolean down = matcher.group("down") != null;
    if (at && down) {
      throw SingerException.usage(
          "Can't read the selection '" + word + "': @ already includes the children.");
    }
    return new Criterion(
        word,
        at,
        depth(matcher.group("up") != null, matcher.group("updepth")),
        method(matcher.group("method"), matcher.group("value")),
        matcher.group("value"),
        depth(down, matcher.group("downdepth")));
  }

  private static String method(@Nullable String given, String value) {
    if (given != null) {
      return given;
    }
    if (value.contains("/")) {
      return "path";
    }
    String lower = value.toLowerCase(Locale.ROOT);
    return lower.endsWith(".sql") || lower.endsWith(".py") || lower.endsWith(".csv")
        ? "file"
        : "fqn";
  }

  private static int depth(boolean present, @Nullable String digits) {
    if (!present) {
      return 0;
    }
    return digits == null || digits.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }
}
