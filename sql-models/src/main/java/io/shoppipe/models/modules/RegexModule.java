package io.shoppipe.models.modules;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import io.shoppipe.python.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The functions of {@code re}. */
final class RegexModule implements PythonObject {
  private static final Signature FIND = Signature.of("re.search", "pattern", "string", "flags?");
  private static final Signature SUB =
      Signature.of("re.sub", "pattern", "repl", "string", "count?", "flags?");
  private static final Signature SPLIT =
      Signature.of("re.split", "pattern", "string", "maxsplit?", "flags?");
  private static final Signature COMPILE = Signature.of("re.compile", "pattern", "flags?");
  private static final Signature ESCAPE = Signature.of("re.escape", "pattern");
  private static final Map<String, Integer> FLAGS =
      Map.of(
          "I", Pattern.CASE_INSENSITIVE,
          "IGNORECASE", Pattern.CASE_INSENSITIVE,
          "M", Pattern.MULTILINE,
          "MULTILINE", Pattern.MULTILINE,
          "S", Pattern.DOTALL,
          "DOTALL", Pattern.DOTALL,
          "X", Pattern.COMMENTS,
          "VERBOSE", Pattern.COMMENTS);

  @Override
  public @Nullable Object attribute(String name) {
    if (FLAGS.containsKey(name)) {
      return Long.valueOf(FLAGS.getOrDefault(name, 0));
    }
    return switch (name) {
      case "search" -> found(Matcher::find);
      case "match" -> found(Matcher::lookingAt);
      case "fullmatch" -> found(Matcher::matches);
      case "finditer" -> (PythonCallable) RegexModule::matches;
      case "findall" -> (PythonCallable) RegexModule::all;
      case "sub" -> (PythonCallable) RegexModule::sub;
      case "subn" -> (PythonCallable) RegexModule::substituted;
      case "split" -> (PythonCallable) RegexModule::split;
      case "escape" ->
          (PythonCallable)
              arguments -> arguments.bind(ESCAPE).text(0).replaceAll("([^A-Za-z0-9_])", "\\\\$1");
      case "compile" -> (PythonCallable) RegexModule::compile;
      default -> MISSING;
    };
  }

  private static PythonCallable found(Function<Matcher, Boolean> how) {
    return arguments -> {
      Bound bound = arguments.bind(FIND);
      PythonPattern pattern = pattern(bound, 2);
      Matcher matcher = pattern.java().matcher(bound.text(1));
      return how.apply(matcher) ? new Match(pattern, bound.text(1), matcher) : null;
    };
  }

  private static PythonPattern pattern(Bound bound, int flags) {
    return bound.at(0) instanceof Compiled compiled
        ? compiled.pattern()
        : PythonPattern.of(bound.text(0), bound.integer(flags, 0));
  }

  /** The matches one by one. */
  private static List<@Nullable Object> matches(Arguments arguments) {
    Bound bound = arguments.bind(FIND);
    PythonPattern pattern = pattern(bound, 2);
    Matcher matcher = pattern.java().matcher(bound.text(1));
    List<@Nullable Object> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(new Match(pattern, bound.text(1), matcher));
    }
    return found;
  }

  private static List<@Nullable Object> all(Arguments arguments) {
    Bound bound = arguments.bind(FIND);
    Matcher matcher = pattern(bound, 2).java().matcher(bound.text(1));
    List<@Nullable Object> found = new ArrayList<>();
    while (matcher.find()) {
      if (matcher.groupCount() > 1) {
        found.add(Tuple.copyOf(Match.groups(matcher, "")));
      } else {
        String text = matcher.group(matcher.groupCount());
        found.add(text == null ? "" : text);
      }
    }
    return found;
  }

  private static String sub(Arguments arguments) {
    return String.valueOf(substituted(arguments).get(0));
  }

  /** The text and how many places were replaced. */
  private static Tuple substituted(Arguments arguments) {
    Bound bound = arguments.bind(SUB);
    PythonPattern pattern = pattern(bound, 4);
    Matcher matcher = pattern.java().matcher(bound.text(2));
    long most = bound.integer(3, 0) == 0 ? Long.MAX_VALUE : bound.integer(3, 0);
    long count = 0;
    StringBuilder text = new StringBuilder();
    while (count < most && matcher.find()) {
      String made = replacement(bound, pattern, matcher);
      matcher.appendReplacement(text, Matcher.quoteReplacement(made));
      count++;
    }
    return Tuple.copyOf(List.of(matcher.appendTail(text).toString(), count));
  }

  private static String replacement(Bound bound, PythonPattern pattern, Matcher matcher) {
    Match match = new Match(pattern, bound.text(2), matcher);
    return bound.at(1) instanceof PythonCallable function
        ? String.valueOf(function.call(Arguments.of(match)))
        : new Replacement(bound.text(1)).of(match);
  }

  private static List<Object> split(Arguments arguments) {
    Bound bound = arguments.bind(SPLIT);
    String text = bound.text(1);
    Matcher matcher = pattern(bound, 3).java().matcher(text);
    int left = bound.integer(2, 0) == 0 ? Integer.MAX_VALUE : bound.integer(2, 0);
    List<@Nullable Object> parts = new ArrayList<>();
    int from = 0;
    while (left > 0 && matcher.find()) {
      parts.add(text.substring(from, matcher.start()));
      parts.addAll(Match.groups(matcher, null));
      from = matcher.end();
      left--;
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static Compiled compile(Arguments arguments) {
    Bound bound = arguments.bind(COMPILE);
    return new Compiled(pattern(bound, 1));
  }

  @Override
  public String typeName() {
    return "module";
  }

  /** A compiled pattern: the module's functions without the first argument. */
  private record Compiled(PythonPattern pattern) implements PythonObject {
    @Override
    public @Nullable Object attribute(String name) {
      if (name.equals("pattern")) {
        return pattern.python();
      }
      Object function = new RegexModule().attribute(name);
      return function instanceof PythonCallable callable
          ? (PythonCallable)
              arguments -> {
                List<@Nullable Object> all = new ArrayList<>(List.of(this));
                all.addAll(arguments.positional());
                return callable.call(new Arguments(all, arguments.named()));
              }
          : MISSING;
    }
  }
}
