package io.shoppipe.models.modules;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** What {@code re.match} and its like found. */
final class Match implements PythonObject {
  private final PythonPattern pattern;
  private final String text;
  private final MatchResult result;

  Match(PythonPattern pattern, String text, Matcher matcher) {
    this.pattern = pattern;
    this.text = text;
    this.result = matcher.toMatchResult();
  }

  /** All groups, {@code missing} for those that took no part. */
  static List<@Nullable Object> groups(MatchResult result, @Nullable Object missing) {
    List<@Nullable Object> groups = new ArrayList<>();
    for (int i = 1; i <= result.groupCount(); i++) {
      groups.add(result.group(i) == null ? missing : result.group(i));
    }
    return groups;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "group" -> (PythonCallable) this::group;
      case "groups" ->
          (PythonCallable) arguments -> Tuple.copyOf(groups(result, otherwise(arguments)));
      case "groupdict" -> (PythonCallable) arguments -> named(otherwise(arguments));
      case "start" -> (PythonCallable) arguments -> (long) result.start(number(first(arguments)));
      case "end" -> (PythonCallable) arguments -> (long) result.end(number(first(arguments)));
      case "span" -> (PythonCallable) arguments -> span(number(first(arguments)));
      case "string" -> text;
      case "lastindex" -> lastIndex();
      default -> MISSING;
    };
  }

  private static @Nullable Object otherwise(Arguments arguments) {
    return arguments.positional().isEmpty()
        ? arguments.named().get("default")
        : arguments.positional().get(0);
  }

  private static @Nullable Object first(Arguments arguments) {
    return arguments.positional().isEmpty() ? 0L : arguments.positional().get(0);
  }

  private Tuple span(int group) {
    return Tuple.copyOf(List.of((long) result.start(group), (long) result.end(group)));
  }

  private @Nullable Object lastIndex() {
    for (int i = result.groupCount(); i > 0; i--) {
      if (result.group(i) != null) {
        return (long) i;
      }
    }
    return null;
  }

  private Map<String, @Nullable Object> named(@Nullable Object missing) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    for (int i = 0; i < pattern.groups().size(); i++) {
      if (!pattern.groups().get(i).isEmpty()) {
        String found = result.group(i + 1);
        named.put(pattern.groups().get(i), found == null ? missing : found);
      }
    }
    return named;
  }

  private @Nullable Object group(Arguments arguments) {
    if (arguments.positional().size() < 2) {
      return result.group(number(first(arguments)));
    }
    List<@Nullable Object> found = new ArrayList<>();
    arguments.positional().forEach(which -> found.add(result.group(number(which))));
    return Tuple.copyOf(found);
  }

  private int number(@Nullable Object which) {
    int number =
        which instanceof Number given ? given.intValue() : pattern.groups().indexOf(which) + 1;
    if (number < 0 || number > result.groupCount() || (number == 0 && which instanceof String)) {
      throw PythonException.of(ErrorType.INDEX, "no such group");
    }
    return number;
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    boolean known =
        key instanceof Number number
            ? number.intValue() >= 0 && number.intValue() <= result.groupCount()
            : pattern.groups().contains(key) && !"".equals(key);
    return known ? result.group(number(key)) : MISSING;
  }

  @Override
  public String typeName() {
    return "re.Match";
  }

  @Override
  public String toString() {
    String found = result.group().replace("\\", "\\\\").replace("'", "\\'");
    return "<re.Match object; span=(%d, %d), match='%s'>"
        .formatted(result.start(), result.end(), found);
  }
}
