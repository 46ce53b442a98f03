package io.shoppipe.models.render;

import io.shoppipe.models.yaml.YamlReader;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.Iteration;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.Signature;
import io.shoppipe.python.Tuple;
import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** dbt's small helpers for values: {@code zip}, {@code set}, YAML, differences of dicts. */
final class PythonicFunctions {
  private static final Signature SET = Signature.of("set", "value", "default?");
  private static final Signature FROM_YAML = Signature.of("fromyaml", "string", "default?");
  private static final Signature TO_YAML =
      Signature.of("toyaml", "value", "default?", "sort_keys?");
  private static final Signature DIFFERENCE = Signature.of("diff_of_two_dicts", "dict_a", "dict_b");

  private PythonicFunctions() {}

  static void define(Map<String, @Nullable Object> functions) {
    functions.put("zip", (PythonCallable) arguments -> zip(arguments, false));
    functions.put("zip_strict", (PythonCallable) arguments -> zip(arguments, true));
    functions.put("set", (PythonCallable) arguments -> set(arguments, false));
    functions.put("set_strict", (PythonCallable) arguments -> set(arguments, true));
    functions.put("fromyaml", (PythonCallable) PythonicFunctions::fromYaml);
    functions.put("toyaml", (PythonCallable) PythonicFunctions::toYaml);
    functions.put("diff_of_two_dicts", (PythonCallable) PythonicFunctions::difference);
    functions.put("try_or_compiler_error", (PythonCallable) PythonicFunctions::attempt);
  }

  private static @Nullable Object zip(Arguments arguments, boolean strict) {
    List<List<Object>> columns = new ArrayList<>();
    for (Object column : arguments.positional()) {
      if (!Iteration.iterable(column)) {
        if (strict) {
          throw PythonException.of(ErrorType.TYPE, "zip_strict needs iterables");
        }
        return arguments.named().get("default");
      }
      columns.add(Iteration.list(column));
    }
    int rows = columns.stream().mapToInt(List::size).min().orElse(0);
    List<@Nullable Object> zipped = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      int row = i;
      zipped.add(Tuple.copyOf(columns.stream().map(column -> column.get(row)).toList()));
    }
    return zipped;
  }

  private static @Nullable Object set(Arguments arguments, boolean strict) {
    Bound bound = arguments.bind(SET);
    if (!strict && !Iteration.iterable(bound.at(0))) {
      return bound.at(1);
    }
    return new LinkedHashSet<>(Iteration.list(bound.at(0)));
  }

  private static @Nullable Object fromYaml(Arguments arguments) {
    Bound bound = arguments.bind(FROM_YAML);
    try {
      return YamlReader.value("fromyaml", bound.text(0));
    } catch (SingerException notYaml) {
      return bound.at(1);
    }
  }

  /** JSON is YAML too, but dbt's users read it: block style, as PyYAML writes it. */
  private static Object toYaml(Arguments arguments) {
    return new YamlText(arguments.bind(TO_YAML).flag(2, false)).text(arguments.bind(TO_YAML).at(0));
  }

  private static Map<Object, @Nullable Object> difference(Arguments arguments) {
    Bound bound = arguments.bind(DIFFERENCE);
    Map<Object, @Nullable Object> left = new LinkedHashMap<>();
    if (bound.at(0) instanceof Map<?, ?> first && bound.at(1) instanceof Map<?, ?> second) {
      first.forEach((key, value) -> difference(left, second, key, value));
    }
    return left;
  }

  private static void difference(
      Map<Object, @Nullable Object> left, Map<?, ?> second, Object key, @Nullable Object value) {
    Object other =
        second.entrySet().stream()
            .filter(entry -> alike(entry.getKey(), key))
            .findFirst()
            .map(Map.Entry::getValue)
            .orElse(null);
    if (value instanceof List<?> items && other instanceof List<?> others) {
      List<@Nullable Object> rest = new ArrayList<>(items);
      rest.removeIf(item -> others.stream().anyMatch(o -> alike(o, item)));
      if (!rest.isEmpty()) {
        left.put(key, rest);
      }
    } else if (!Objects.equals(value, other)) {
      left.put(key, value);
    }
  }

  private static boolean alike(@Nullable Object one, @Nullable Object other) {
    return String.valueOf(one).equalsIgnoreCase(String.valueOf(other));
  }

  private static @Nullable Object attempt(Arguments arguments) {
    List<@Nullable Object> given = arguments.positional();
    if (!(given.get(1) instanceof PythonCallable function)) {
      throw PythonException.of(ErrorType.TYPE, "try_or_compiler_error needs a function");
    }
    try {
      return function.call(new Arguments(given.subList(2, given.size()), arguments.named()));
    } catch (PythonException failed) {
      throw new PythonException(ErrorType.HOST, String.valueOf(given.get(0)), failed);
    }
  }
}
