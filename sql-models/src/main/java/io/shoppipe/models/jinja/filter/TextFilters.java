package io.shoppipe.models.jinja.filter;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.CodePoints;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.Iteration;
import io.shoppipe.python.Members;
import io.shoppipe.python.PercentFormat;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.Repr;
import io.shoppipe.python.Tuple;
import io.shoppipe.python.UndefinedMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Filters that make text of text. */
final class TextFilters {
  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern TAG = Pattern.compile("(?s)<!--.*?-->|<[^>]*>");

  private TextFilters() {}

  static void addTo(FilterTable table) {
    table
        .add("upper", "", (v, a, c) -> method(v, "upper"))
        .add("lower", "", (v, a, c) -> method(v, "lower"))
        .add("capitalize", "", (v, a, c) -> method(v, "capitalize"))
        .add("title", "", (v, a, c) -> title(Repr.text(v)))
        .add("trim", "chars?", (v, a, c) -> method(v, "strip", a.at(0)))
        .add("center", "width?", (v, a, c) -> method(v, "center", a.or(0, 80L)))
        .add("replace", "old new count?", TextFilters::replace)
        .add("indent", "width? first? blank?", TextFilters::indent)
        .add("truncate", "length? killwords? end? leeway?", TextFilters::truncate)
        .add("wordcount", "", (v, a, c) -> WORD.matcher(Repr.text(v)).results().count())
        .add("striptags", "", (v, a, c) -> stripTags(Repr.text(v)))
        .add("escape", "", (v, a, c) -> escape(Repr.text(v)))
        .alias("e", "escape")
        .alias("forceescape", "escape")
        .add("safe", "", (v, a, c) -> Repr.text(v))
        .add("urlencode", "", (v, a, c) -> urlEncode(v))
        .addFree("format", TextFilters::format);
  }

  private static @Nullable Object method(
      @Nullable Object value, String name, @Nullable Object... arguments) {
    Object method = Members.attribute(Repr.text(value), name, UndefinedMode.STRICT);
    return ((PythonCallable) Objects.requireNonNull(method)).call(Arguments.of(arguments));
  }

  /** Like Python's, but only blanks, dashes and opening brackets begin a word. */
  private static String title(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean start = true;
    for (String character : CodePoints.characters(text)) {
      boolean separator = character.isBlank() || "-({[<".contains(character);
      out.append(
          start && !separator
              ? character.toUpperCase(Locale.ROOT)
              : character.toLowerCase(Locale.ROOT));
      start = separator;
    }
    return out.toString();
  }

  private static @Nullable Object replace(@Nullable Object value, Bound a, FilterContext c) {
    Object count = a.at(2) == null ? Long.valueOf(-1) : a.at(2);
    return method(value, "replace", Repr.text(a.at(0)), Repr.text(a.at(1)), count);
  }

  private static String indent(@Nullable Object value, Bound a, FilterContext c) {
    Object width = a.or(0, 4L);
    String blanks = width instanceof String text ? text : " ".repeat(a.integer(0, 4));
    boolean blankLines = a.flag(2, false);
    String text = Repr.text(value) + "\n";
    Object split = method(text, "splitlines");
    StringBuilder out = new StringBuilder(a.flag(1, false) ? blanks : "");
    int index = 0;
    for (Object line : Iteration.list(split)) {
      String content = Repr.text(line);
      if (index++ > 0) {
        out.append('\n').append(content.isEmpty() && !blankLines ? "" : blanks);
      }
      out.append(content);
    }
    return out.toString();
  }

  private static String truncate(@Nullable Object value, Bound a, FilterContext c) {
    String text = Repr.text(value);
    int length = a.integer(0, 255);
    String end = a.text(2, "...");
    if (length < end.length()) {
      throw PythonException.of(
          ErrorType.PYTHON_ASSERTION, "expected length >= " + end.length() + ", got " + length);
    }
    int leeway = a.at(3) == null ? 5 : a.integer(3, 5);
    if (CodePoints.length(text) <= length + leeway) {
      return text;
    }
    String kept = CodePoints.slice(text, 0, length - end.length());
    int blank = kept.lastIndexOf(' ');
    return (a.flag(1, false) || blank < 0 ? kept : kept.substring(0, blank)) + end;
  }

  private static String stripTags(String text) {
    String bare = TAG.matcher(text).replaceAll("");
    return String.join(" ", bare.strip().split("\\s+", -1));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace(">", "&gt;")
        .replace("<", "&lt;")
        .replace("'", "&#39;")
        .replace("\"", "&#34;");
  }

  private static String urlEncode(@Nullable Object value) {
    if (value instanceof String || !Iteration.iterable(value)) {
      return quote(Repr.text(value), "/");
    }
    Object pairs =
        value instanceof Map<?, ?> map
            ? map.entrySet().stream().map(e -> Tuple.of(e.getKey(), e.getValue())).toList()
            : value;
    StringBuilder out = new StringBuilder();
    for (Iterator<Object> items = Iteration.over(pairs); items.hasNext(); ) {
      List<Object> pair = Iteration.list(items.next());
      out.append(out.length() == 0 ? "" : "&")
          .append(quote(Repr.text(pair.get(0)), "").replace("%20", "+"))
          .append('=')
          .append(quote(Repr.text(pair.get(1)), "").replace("%20", "+"));
    }
    return out.toString();
  }

  private static String quote(String text, String safe) {
    String quoted =
        URLEncoder.encode(text, StandardCharsets.UTF_8)
            .replace("+", "%20")
            .replace("*", "%2A")
            .replace("%7E", "~");
    return safe.isEmpty() ? quoted : quoted.replace("%2F", "/");
  }

  private static String format(@Nullable Object value, Arguments arguments, FilterContext context) {
    if (!arguments.positional().isEmpty() && !arguments.named().isEmpty()) {
      throw PythonException.of(
          ErrorType.FILTER_ARGUMENT,
          "can't handle positional and keyword arguments at the same time");
    }
    Object values =
        arguments.named().isEmpty() ? Tuple.copyOf(arguments.positional()) : arguments.named();
    return PercentFormat.format(Repr.text(value), values);
  }
}
