package io.shoppipe.tap.cell;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people write them, to JSON numbers with the same digits. */
final class NumberText {
  private static final Pattern PLAIN =
      Pattern.compile("(-?)([0-9]*)(?:\\.([0-9]*))?([eE][+-]?[0-9]+)?");

  private final ValueRules rules;
  private final Pattern grouped;

  NumberText(ValueRules rules) {
    this.rules = rules;
    String separator = Pattern.quote(rules.thousands());
    this.grouped = Pattern.compile("[0-9]{1,3}(?:" + separator + "[0-9]{3})+");
  }

  /** The number as JSON writes it; empty where the text is none. */
  Optional<String> number(String text) {
    return plain(text)
        .filter(parts -> !digits(parts, 2).isEmpty() || !digits(parts, 3).isEmpty())
        .map(
            parts -> {
              String fraction = digits(parts, 3);
              return parts.group(1)
                  + whole(parts)
                  + (fraction.isEmpty() ? "" : "." + fraction)
                  + digits(parts, 4);
            });
  }

  /** The same without a fraction: one of zeros is left out where the rules allow it. */
  Optional<String> integer(String text) {
    return plain(text)
        .filter(parts -> !digits(parts, 2).isEmpty() && parts.group(4) == null)
        .filter(
            parts ->
                parts.group(3) == null
                    || (rules.integralDecimals() && parts.group(3).matches("0*")))
        .map(parts -> whole(parts).equals("0") ? "0" : parts.group(1) + whole(parts));
  }

  private Optional<Matcher> plain(String text) {
    String number = stripped(text).strip();
    boolean negative = false;
    if (rules.parentheses() && number.startsWith("(") && number.endsWith(")")) {
      negative = true;
      number = number.substring(1, number.length() - 1).strip();
    }
    if (number.startsWith("-") || number.startsWith("+")) {
      if (negative) {
        return Optional.empty();
      }
      negative = number.startsWith("-");
      number = number.substring(1).strip();
    }
    Matcher parts = PLAIN.matcher((negative ? "-" : "") + separated(number));
    return parts.matches() ? Optional.of(parts) : Optional.empty();
  }

  private String stripped(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints().filter(c -> rules.strip().indexOf(c) < 0).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** Without the separators of thousands, if they stand where they belong, and with a point. */
  private String separated(String number) {
    int point = number.indexOf(rules.decimal());
    String whole = point < 0 ? number : number.substring(0, point);
    String rest = point < 0 ? "" : "." + number.substring(point + rules.decimal().length());
    if (!rules.thousands().isEmpty() && grouped.matcher(whole).matches()) {
      whole = whole.replace(rules.thousands(), "");
    }
    // A point that is not the decimal separator makes it no number.
    return whole.contains(".") ? "x" : whole + rest;
  }

  private static String whole(Matcher parts) {
    String digits = digits(parts, 2).replaceFirst("^0+", "");
    return digits.isEmpty() ? "0" : digits;
  }

  private static String digits(Matcher parts, int group) {
    return Optional.ofNullable(parts.group(group)).orElse("");
  }
}
