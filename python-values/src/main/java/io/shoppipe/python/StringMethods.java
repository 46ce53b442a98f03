package io.shoppipe.python;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The methods of str; splitting and searching are in {@link Splitting} and {@link Searching}. */
final class StringMethods {
  private static final String[] WIDTH_FILL = {"width", "fillchar?"};
  private static final String[] SEPARATOR = {"sep?", "maxsplit?"};
  private static final String[] RANGE = {"sub", "start?", "end?"};

  static final MethodTable<String> TABLE =
      new MethodTable<String>("str")
          .add("upper", (s, a) -> s.toUpperCase(Locale.ROOT))
          .add("lower", (s, a) -> s.toLowerCase(Locale.ROOT))
          .add("casefold", (s, a) -> s.toLowerCase(Locale.ROOT).replace("ß", "ss"))
          .add("capitalize", (s, a) -> capitalize(s))
          .add("title", (s, a) -> title(s))
          .add("swapcase", (s, a) -> swapCase(s))
          .add("strip", "chars?", (s, a) -> strip(s, a.at(0), true, true))
          .add("lstrip", "chars?", (s, a) -> strip(s, a.at(0), true, false))
          .add("rstrip", "chars?", (s, a) -> strip(s, a.at(0), false, true))
          .add("removeprefix", "prefix", (s, a) -> removePrefix(s, a))
          .add("removesuffix", "suffix", (s, a) -> removeSuffix(s, a))
          .add("split", SEPARATOR, (s, a) -> Splitting.split(s, a.at(0), a.integer(1, -1)))
          .add("rsplit", SEPARATOR, (s, a) -> Splitting.splitRight(s, a.at(0), a.integer(1, -1)))
          .add("splitlines", "keepends?", (s, a) -> Splitting.lines(s, a.flag(0, false)))
          .add("partition", "sep", (s, a) -> Splitting.partition(s, a, false))
          .add("rpartition", "sep", (s, a) -> Splitting.partition(s, a, true))
          .add("join", "iterable", (s, a) -> join(s, a.at(0)))
          .add("replace", new String[] {"old", "new", "count?"}, StringMethods::replace)
          .add("startswith", RANGE, (s, a) -> Searching.affix(s, a, true))
          .add("endswith", RANGE, (s, a) -> Searching.affix(s, a, false))
          .add("find", RANGE, (s, a) -> Searching.find(s, a, false))
          .add("rfind", RANGE, (s, a) -> Searching.find(s, a, true))
          .add("index", RANGE, (s, a) -> Searching.index(s, a, false))
          .add("rindex", RANGE, (s, a) -> Searching.index(s, a, true))
          .add("count", RANGE, (s, a) -> Searching.count(s, a))
          .add("isdigit", (s, a) -> all(s, Character::isDigit))
          .add("isdecimal", (s, a) -> all(s, Character::isDigit))
          .add("isnumeric", (s, a) -> all(s, Character::isDigit))
          .add("isalpha", (s, a) -> all(s, Character::isLetter))
          .add("isalnum", (s, a) -> all(s, Character::isLetterOrDigit))
          .add("isspace", (s, a) -> all(s, StringMethods::isSpace))
          .add("isascii", (s, a) -> s.chars().allMatch(c -> c < 128))
          .add("isidentifier", (s, a) -> isIdentifier(s))
          .add("isupper", (s, a) -> isCased(s, s.toUpperCase(Locale.ROOT)))
          .add("islower", (s, a) -> isCased(s, s.toLowerCase(Locale.ROOT)))
          .add("istitle", (s, a) -> isCased(s, title(s)))
          .add("zfill", "width", (s, a) -> zeroFill(s, a.integer(0, 0)))
          .add("center", WIDTH_FILL, (s, a) -> center(s, a.integer(0, 0), a.text(1, " ")))
          .add("ljust", WIDTH_FILL, (s, a) -> s + gap(s, a))
          .add("rjust", WIDTH_FILL, (s, a) -> gap(s, a) + s)
          .add("expandtabs", "tabsize?", (s, a) -> expandTabs(s, a.integer(0, 8)))
          .addFree("format", BraceFormat::format)
          .add("format_map", "mapping", (s, a) -> BraceFormat.formatMap(s, a.at(0)));

  private StringMethods() {}

  static boolean isSpace(int c) {
    return c == ' '
        || (c >= '\t' && c <= '\r')
        || (c >= 0x1c && c <= 0x1f)
        || c == 0x85
        || c == 0xa0
        || (c > 0xff && Character.isWhitespace(c));
  }

  /** First letter in title case, the rest in lower case. */
  static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ROOT)
        + text.substring(first).toLowerCase(Locale.ROOT);
  }

  private static String title(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean inWord = false;
    for (int point : text.codePoints().toArray()) {
      out.appendCodePoint(inWord ? Character.toLowerCase(point) : Character.toTitleCase(point));
      inWord = Character.isLetter(point);
    }
    return out.toString();
  }

  private static String swapCase(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /** {@code text.strip(chars)}: white space when the characters are None. */
  static String strip(String text, @Nullable Object chars, boolean left, boolean right) {
    if (chars != null && !(chars instanceof String)) {
      throw PythonException.of(ErrorType.TYPE, "strip arg must be None or str");
    }
    IntPredicate strippable =
        chars instanceof String some ? c -> some.indexOf(c) >= 0 : StringMethods::isSpace;
    int from = 0;
    int to = text.length();
    while (left && from < to && strippable.test(text.charAt(from))) {
      from++;
    }
    while (right && to > from && strippable.test(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static String removePrefix(String text, Bound a) {
    String prefix = a.text(0);
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  private static String removeSuffix(String text, Bound a) {
    String suffix = a.text(0);
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }

  private static String join(String separator, @Nullable Object iterable) {
    StringBuilder out = new StringBuilder();
    int index = 0;
    for (Iterator<Object> items = Iteration.over(iterable); items.hasNext(); index++) {
      Object item = items.next();
      if (item instanceof Undefined undefined) {
        throw undefined.error();
      }
      if (!(item instanceof String text)) {
        throw PythonException.of(
            ErrorType.TYPE,
            "sequence item " + index + ": expected str instance, " + Types.name(item) + " found");
      }
      out.append(index > 0 ? separator : "").append(text);
    }
    return out.toString();
  }

  private static String replace(String text, Bound a) {
    return replace(text, a.text(0), a.text(1), a.integer(2, -1));
  }

  /** Replaces as many occurrences as told; a negative count means all. */
  static String replace(String text, String old, String replacement, int count) {
    if (count < 0) {
      return text.replace(old, replacement);
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int i = 0; i < count; i++) {
      int at = text.indexOf(old, old.isEmpty() && i > 0 ? from + 1 : from);
      if (at < 0 || at > text.length()) {
        break;
      }
      out.append(text, from, at).append(replacement);
      from = at + old.length();
    }
    return out.append(text, from, text.length()).toString();
  }

  private static boolean all(String text, IntPredicate property) {
    return !text.isEmpty() && text.codePoints().allMatch(property);
  }

  private static boolean isIdentifier(String text) {
    return !text.isEmpty()
        && !Character.isDigit(text.charAt(0))
        && text.codePoints().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
  }

  private static boolean isCased(String text, String cased) {
    return text.equals(cased) && text.codePoints().anyMatch(Character::isLetter);
  }

  private static String zeroFill(String text, int width) {
    int missing = width - CodePoints.length(text);
    boolean signed = text.startsWith("-") || text.startsWith("+");
    int sign = signed ? 1 : 0;
    return missing <= 0
        ? text
        : text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
  }

  /** Python puts the odd blank on the left when the width is odd, else on the right. */
  static String center(String text, int width, String fill) {
    int missing = Math.max(0, width - CodePoints.length(text));
    int left = missing / 2 + (missing & width & 1);
    return fill.repeat(left) + text + fill.repeat(missing - left);
  }

  private static String gap(String text, Bound a) {
    return a.text(1, " ").repeat(Math.max(0, a.integer(0, 0) - CodePoints.length(text)));
  }

  private static String expandTabs(String text, int size) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (String c : List.copyOf(CodePoints.characters(text))) {
      if (c.equals("\t")) {
        int blanks = size > 0 ? size - column % size : 0;
        out.append(" ".repeat(blanks));
        column += blanks;
      } else {
        out.append(c);
        column = c.equals("\n") || c.equals("\r") ? 0 : column + 1;
      }
    }
    return out.toString();
  }
}
