package io.shoppipe.tap.http;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with {@code {name}} in them. Pure. */
final class Template {
  private static final Pattern NAME = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private Template() {}

  /**
   * The text with the values in place of their names; a name that is not among {@code known} is no
   * name, but text. Nothing where a value is not there.
   */
  static Optional<String> fill(
      String text,
      Collection<String> known,
      Map<String, String> values,
      UnaryOperator<String> form) {
    Matcher names = NAME.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (names.find()) {
      String name = names.group(1);
      String value = values.get(name);
      if (value == null && known.contains(name)) {
        return Optional.empty();
      }
      names.appendReplacement(
          filled, Matcher.quoteReplacement(value == null ? names.group() : form.apply(value)));
    }
    return Optional.of(names.appendTail(filled).toString());
  }

  /** The first name in the text that is not known. */
  static Optional<String> unknown(String text, Collection<String> known) {
    return NAME.matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !known.contains(name))
        .findFirst();
  }
}
