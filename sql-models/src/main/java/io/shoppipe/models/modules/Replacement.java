package io.shoppipe.models.modules;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.PythonCallable;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text that {@code re.sub} puts in a match's place: groups by number or name, and escapes. */
record Replacement(String template) {
  private static final Pattern PART =
      Pattern.compile("\\\\(?:g<(\\w+)>|(\\d{1,2})|(.))", Pattern.DOTALL);
  private static final Map<String, String> ESCAPES =
      Map.of("n", "\n", "t", "\t", "r", "\r", "\\", "\\");

  String of(Match match) {
    return PART.matcher(template)
        .replaceAll(
            part ->
                Matcher.quoteReplacement(text(part.group(1), part.group(2), match, part.group(3))));
  }

  private static String text(String name, String number, Match match, String escaped) {
    if (name == null && number == null) {
      return ESCAPES.getOrDefault(escaped, "\\" + escaped);
    }
    String which = name == null ? number : name;
    Object key = which.chars().allMatch(Character::isDigit) ? (Object) Long.valueOf(which) : which;
    PythonCallable group = (PythonCallable) Objects.requireNonNull(match.attribute("group"));
    Object found = group.call(Arguments.of(key));
    return found == null ? "" : found.toString();
  }
}
