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
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
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
      case "findall" -> (PythonCallable) RegexModule::all;
      case "sub" -> (PythonCallable) RegexModule::sub;
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
      Matcher matcher = pattern(bound, 2).matcher(bound.text(1));
      return how.apply(matcher) ? new Match(matcher) : null;
    };
  }

  private static Pattern pattern(Bound bound, int flags) {
    return bound.at(0) instanceof Compiled compiled
        ? compiled.pattern()
        : javaPattern(bound.text(0), bound.integer(flags, 0));
  }

  /** Python's named groups, which may hold underscores, and its end of text. */
  private static Pattern javaPattern(String python, int flags) {
    Matcher named = Pattern.compile("\\(\\?P<(\\w+)>").matcher(python);
    String text = named.replaceAll(group -> "(?<" + javaName(group.group(1)) + ">");
    return Pattern.compile(text.replace("\\Z", "\\z"), flags | Pattern.UNICODE_CHARACTER_CLASS);
  }

  private static String javaName(String name) {
    return "g" + name.replace("_", "U95");
  }

  private static List<@Nullable Object> all(Arguments arguments) {
    Bound bound = arguments.bind(FIND);
    Matcher matcher = pattern(bound, 2).matcher(bound.text(1));
    List<@Nullable Object> found = new ArrayList<>();
    while (matcher.find()) {
      if (matcher.groupCount() > 1) {
        found.add(Tuple.copyOf(groups(matcher, "")));
      } else {
        String text = matcher.group(matcher.groupCount());
        found.add(text == null ? "" : text);
      }
    }
    return found;
  }

  private static List<@Nullable Object> groups(Matcher matcher, @Nullable Object missing) {
    List<@Nullable Object> groups = new ArrayList<>();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      groups.add(matcher.group(i) == null ? missing : matcher.group(i));
    }
    return groups;
  }

  private static String sub(Arguments arguments) {
    Bound bound = arguments.bind(SUB);
    Matcher matcher = pattern(bound, 4).matcher(bound.text(2));
    int left = bound.integer(3, 0) == 0 ? Integer.MAX_VALUE : bound.integer(3, 0);
    StringBuilder text = new StringBuilder();
    while (left > 0 && matcher.find()) {
      matcher.appendReplacement(text, replacement(bound, matcher));
      left--;
    }
    return matcher.appendTail(text).toString();
  }

  private static String replacement(Bound bound, Matcher matcher) {
    if (bound.at(1) instanceof PythonCallable function) {
      Object made = function.call(Arguments.of(new Match(matcher)));
      return Matcher.quoteReplacement(String.valueOf(made));
    }
    String escaped = bound.text(1).replace("$", "\\$");
    return Pattern.compile("\\\\(?:g<(\\w+)>|(\\d+))")
        .matcher(escaped)
        .replaceAll(
            group -> {
              String name = group.group(1) == null ? group.group(2) : group.group(1);
              return name.matches("\\d+") ? "\\$" + name : "\\${" + javaName(name) + "}";
            });
  }

  private static List<Object> split(Arguments arguments) {
    Bound bound = arguments.bind(SPLIT);
    String text = bound.text(1);
    Matcher matcher = pattern(bound, 3).matcher(text);
    int left = bound.integer(2, 0) == 0 ? Integer.MAX_VALUE : bound.integer(2, 0);
    List<@Nullable Object> parts = new ArrayList<>();
    int from = 0;
    while (left > 0 && matcher.find()) {
      parts.add(text.substring(from, matcher.start()));
      parts.addAll(groups(matcher, null));
      from = matcher.end();
      left--;
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static Compiled compile(Arguments arguments) {
    Bound bound = arguments.bind(COMPILE);
    return new Compiled(javaPattern(bound.text(0), bound.integer(1, 0)));
  }

  @Override
  public String typeName() {
    return "module";
  }

  /** A compiled pattern: the module's functions without the first argument. */
  private record Compiled(Pattern pattern) implements PythonObject {
    @Override
    public @Nullable Object attribute(String name) {
      if (name.equals("pattern")) {
        return pattern.pattern();
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

  /** A match. */
  private static final class Match implements PythonObject {
    private final MatchResult result;
    private final Matcher matcher;

    Match(Matcher matcher) {
      this.matcher = matcher;
      this.result = matcher.toMatchResult();
    }

    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "group" -> (PythonCallable) this::group;
        case "groups" -> (PythonCallable) arguments -> Tuple.copyOf(groups(matcher, null));
        case "start" -> (PythonCallable) arguments -> (long) result.start();
        case "end" -> (PythonCallable) arguments -> (long) result.end();
        case "span" ->
            (PythonCallable)
                arguments -> Tuple.copyOf(List.of((long) result.start(), (long) result.end()));
        default -> MISSING;
      };
    }

    private @Nullable Object group(Arguments arguments) {
      Object which = arguments.positional().isEmpty() ? 0L : arguments.positional().get(0);
      return which instanceof String name
          ? matcher.group(javaName(name))
          : result.group(((Number) Objects.requireNonNull(which)).intValue());
    }

    @Override
    public @Nullable Object item(@Nullable Object key) {
      return group(Arguments.of(key));
    }

    @Override
    public String typeName() {
      return "re.Match";
    }
  }
}
