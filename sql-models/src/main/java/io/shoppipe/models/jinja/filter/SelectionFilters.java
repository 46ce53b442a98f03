package io.shoppipe.models.jinja.filter;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.Generator;
import io.shoppipe.python.Iteration;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.Repr;
import io.shoppipe.python.Truth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code map}, {@code select}, {@code reject} and their relatives. */
final class SelectionFilters {
  private SelectionFilters() {}

  static void addTo(FilterTable table) {
    table
        .addFree("map", SelectionFilters::map)
        .addFree("select", (v, a, c) -> select(v, a, c, false, true))
        .addFree("reject", (v, a, c) -> select(v, a, c, false, false))
        .addFree("selectattr", (v, a, c) -> select(v, a, c, true, true))
        .addFree("rejectattr", (v, a, c) -> select(v, a, c, true, false));
  }

  private static Object map(@Nullable Object value, Arguments arguments, FilterContext context) {
    if (!Truth.of(value)) {
      return new Generator("generator", List.of().iterator());
    }
    UnaryOperator<@Nullable Object> function = mapping(arguments, context);
    Iterator<Object> items = Iteration.over(value);
    return new Generator("generator", new Mapped(items, function));
  }

  private record Mapped(Iterator<Object> items, UnaryOperator<@Nullable Object> function)
      implements Iterator<Object> {
    @Override
    public boolean hasNext() {
      return items.hasNext();
    }

    @Override
    @SuppressWarnings("NullAway") // null is None, a value like any other
    public Object next() {
      return function.apply(items.next());
    }
  }

  private static UnaryOperator<@Nullable Object> mapping(
      Arguments arguments, FilterContext context) {
    Map<String, @Nullable Object> named = arguments.named();
    if (arguments.positional().isEmpty() && named.containsKey("attribute")) {
      for (String name : named.keySet()) {
        if (!name.equals("attribute") && !name.equals("default")) {
          throw PythonException.of(
              ErrorType.FILTER_ARGUMENT, "Unexpected keyword argument " + Repr.of(name));
        }
      }
      return AttributePath.getter(named.get("attribute"), context, named.get("default"));
    }
    if (arguments.positional().isEmpty()) {
      throw PythonException.of(ErrorType.FILTER_ARGUMENT, "map requires a filter argument");
    }
    String filter = Repr.text(arguments.positional().get(0));
    Arguments rest = arguments.withoutFirst();
    return item -> context.filter(filter, item, rest);
  }

  private static Object select(
      @Nullable Object value,
      Arguments arguments,
      FilterContext context,
      boolean byAttribute,
      boolean wanted) {
    if (!Truth.of(value)) {
      return new Generator("generator", List.of().iterator());
    }
    Predicate<@Nullable Object> predicate = predicate(arguments, context, byAttribute);
    Iterator<Object> items = Iteration.over(value);
    return new Generator("generator", new Selected(items, item -> predicate.test(item) == wanted));
  }

  private static Predicate<@Nullable Object> predicate(
      Arguments arguments, FilterContext context, boolean byAttribute) {
    if (!byAttribute) {
      return test(arguments, context);
    }
    if (arguments.positional().isEmpty()) {
      throw PythonException.of(ErrorType.FILTER_ARGUMENT, "Missing parameter for attribute name");
    }
    UnaryOperator<@Nullable Object> getter =
        AttributePath.getter(arguments.positional().get(0), context, null);
    Predicate<@Nullable Object> test = test(arguments.withoutFirst(), context);
    return item -> test.test(getter.apply(item));
  }

  private static Predicate<@Nullable Object> test(Arguments arguments, FilterContext context) {
    if (arguments.positional().isEmpty()) {
      return Truth::of;
    }
    String name = Repr.text(arguments.positional().get(0));
    Arguments rest = arguments.withoutFirst();
    return item -> context.test(name, item, rest);
  }

  /** The items for which the predicate holds, asked for one by one. */
  private static final class Selected implements Iterator<Object> {
    private final Iterator<Object> items;
    private final Predicate<@Nullable Object> predicate;
    private final List<Object> next = new ArrayList<>(1);

    Selected(Iterator<Object> items, Predicate<@Nullable Object> predicate) {
      this.items = items;
      this.predicate = predicate;
    }

    @Override
    public boolean hasNext() {
      while (next.isEmpty() && items.hasNext()) {
        Object item = items.next();
        if (predicate.test(item)) {
          next.add(item);
        }
      }
      return !next.isEmpty();
    }

    @Override
    public Object next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return next.remove(0);
    }
  }
}
