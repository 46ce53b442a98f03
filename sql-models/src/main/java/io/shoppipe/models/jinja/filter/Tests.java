package io.shoppipe.models.jinja.filter;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.Arithmetic;
import io.shoppipe.python.Comparison;
import io.shoppipe.python.Generator;
import io.shoppipe.python.Iteration;
import io.shoppipe.python.Numbers;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Repr;
import io.shoppipe.python.Signature;
import io.shoppipe.python.Undefined;
import io.shoppipe.python.UndefinedMode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All tests: Jinja2's. */
public final class Tests {
  private static final Signature NONE = Signature.of("test");
  private static final Signature ONE = Signature.of("test", "other");

  private final Map<String, ValueTest> tests = new HashMap<>();

  private Tests() {}

  /** By name; the map is the caller's. */
  public static Map<String, ValueTest> standard() {
    Tests all = new Tests();
    all.addKinds();
    all.addComparisons();
    all.tests.put("filter", (v, a, c) -> c.hasFilter(Repr.text(v)));
    all.tests.put("test", (v, a, c) -> c.hasTest(Repr.text(v)));
    return all.tests;
  }

  private void addKinds() {
    add("defined", v -> !(v instanceof Undefined));
    add("undefined", v -> v instanceof Undefined);
    add("none", Objects::isNull);
    add("boolean", v -> v instanceof Boolean);
    add("true", v -> Boolean.TRUE.equals(v));
    add("false", v -> Boolean.FALSE.equals(v));
    add("integer", Numbers::isInteger);
    add("float", Numbers::isFloat);
    add("number", Numbers::isNumber);
    add("string", v -> v instanceof String);
    add("mapping", v -> v instanceof Map || (v instanceof PythonObject o && o.mapping()));
    add("iterable", Tests::isIterable);
    add("sequence", Tests::isSequence);
    add("callable", v -> v instanceof PythonCallable || v instanceof Undefined);
    add("even", v -> remainder(v, 2L) == 0);
    add("odd", v -> remainder(v, 2L) == 1);
    add("lower", v -> isCased(Repr.text(v), Repr.text(v).toLowerCase(Locale.ROOT)));
    add("upper", v -> isCased(Repr.text(v), Repr.text(v).toUpperCase(Locale.ROOT)));
    add("escaped", v -> false);
  }

  private void addComparisons() {
    add(Comparison::equal, "eq", "==", "equalto");
    add((v, other) -> !Comparison.equal(v, other), "ne", "!=");
    add((v, other) -> Comparison.holds(v, "<", other), "lt", "<", "lessthan");
    add((v, other) -> Comparison.holds(v, "<=", other), "le", "<=");
    add((v, other) -> Comparison.holds(v, ">", other), "gt", ">", "greaterthan");
    add((v, other) -> Comparison.holds(v, ">=", other), "ge", ">=");
    add((v, other) -> Iteration.contains(other, v), "in");
    add((v, other) -> remainder(v, other) == 0, "divisibleby");
    add(Tests::same, "sameas");
  }

  private void add(String name, Predicate<@Nullable Object> test) {
    tests.put(
        name,
        (value, arguments, context) -> {
          arguments.bind(NONE);
          return test.test(value);
        });
  }

  private void add(BiPredicate<@Nullable Object, @Nullable Object> test, String... names) {
    ValueTest two = (value, arguments, context) -> test.test(value, other(arguments));
    for (String name : names) {
      tests.put(name, two);
    }
  }

  private static @Nullable Object other(Arguments arguments) {
    return arguments.bind(ONE).at(0);
  }

  private static double remainder(@Nullable Object value, @Nullable Object divisor) {
    return Numbers.toDouble(Arithmetic.binary("%", value, divisor));
  }

  private static boolean isIterable(@Nullable Object value) {
    if (value instanceof Undefined undefined) {
      undefined.allowReading();
    }
    return Iteration.iterable(value);
  }

  private static boolean isSequence(@Nullable Object value) {
    if (value instanceof Undefined undefined) {
      return undefined.mode() != UndefinedMode.STRICT;
    }
    if (value instanceof PythonObject object) {
      return object.length() >= 0 && !(object instanceof Generator);
    }
    return value instanceof List || value instanceof Map || value instanceof String;
  }

  private static boolean isCased(String text, String cased) {
    return text.equals(cased) && text.codePoints().anyMatch(Character::isLetter);
  }

  /** Small values are one object in Python; so are equal ones here. */
  private static boolean same(@Nullable Object one, @Nullable Object other) {
    boolean plain =
        one == null || one instanceof String || one instanceof Boolean || Numbers.isInteger(one);
    return plain
        ? Objects.equals(one, other)
        : System.identityHashCode(one) == System.identityHashCode(other);
  }
}
