package io.shoppipe.models.jinja.filter;

import io.shoppipe.python.Arithmetic;
import io.shoppipe.python.Bound;
import io.shoppipe.python.CodePoints;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.Generator;
import io.shoppipe.python.Iteration;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Repr;
import io.shoppipe.python.Tuple;
import io.shoppipe.python.Types;
import io.shoppipe.python.Undefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Filters that take a sequence apart or put one together. */
final class SequenceFilters {
  private SequenceFilters() {}

  static void addTo(FilterTable table) {
    table
        .add("list", "", (v, a, c) -> Iteration.list(v))
        .add("first", "", SequenceFilters::first)
        .add("last", "", SequenceFilters::last)
        .add("join", "d? attribute?", SequenceFilters::join)
        .add("sum", "attribute? start?", SequenceFilters::sum)
        .add("reverse", "", (v, a, c) -> reverse(v))
        .add("batch", "linecount fill_with?", SequenceFilters::batch)
        .add("slice", "slices fill_with?", SequenceFilters::slice)
        .add("items", "", (v, a, c) -> items(v));
  }

  private static @Nullable Object first(@Nullable Object value, Bound a, FilterContext c) {
    Iterator<Object> items = Iteration.over(value);
    return items.hasNext() ? items.next() : none(c, "first");
  }

  private static @Nullable Object last(@Nullable Object value, Bound a, FilterContext c) {
    if (value instanceof Generator) {
      throw PythonException.of(
          ErrorType.TYPE, "'" + Types.name(value) + "' object is not reversible");
    }
    List<Object> items = Iteration.list(value);
    return items.isEmpty() ? none(c, "last") : items.get(items.size() - 1);
  }

  private static Undefined none(FilterContext context, String which) {
    return Undefined.because(context.undefined(), "No " + which + " item, sequence was empty.");
  }

  private static String join(@Nullable Object value, Bound a, FilterContext c) {
    UnaryOperator<@Nullable Object> getter = AttributePath.getter(a.at(1), c, null);
    String separator = Repr.text(a.or(0, ""));
    StringBuilder out = new StringBuilder();
    Iterator<Object> items = Iteration.over(value);
    while (items.hasNext()) {
      out.append(Repr.text(getter.apply(items.next()))).append(items.hasNext() ? separator : "");
    }
    return out.toString();
  }

  private static @Nullable Object sum(@Nullable Object value, Bound a, FilterContext c) {
    UnaryOperator<@Nullable Object> getter = AttributePath.getter(a.at(0), c, null);
    Object total = a.or(1, 0L);
    if (total instanceof String) {
      throw PythonException.of(
          ErrorType.TYPE, "sum() can't sum strings [use ''.join(seq) instead]");
    }
    for (Iterator<Object> items = Iteration.over(value); items.hasNext(); ) {
      total = Arithmetic.binary("+", total, getter.apply(items.next()));
    }
    return total;
  }

  private static Object reverse(@Nullable Object value) {
    if (value instanceof String text) {
      List<String> characters = CodePoints.characters(text);
      Collections.reverse(characters);
      return String.join("", characters);
    }
    if (!Iteration.iterable(value) && !(value instanceof Undefined)) {
      throw PythonException.of(ErrorType.FILTER_ARGUMENT, "argument must be iterable");
    }
    List<Object> items = Iteration.list(value);
    Collections.reverse(items);
    return value instanceof Generator
        ? items
        : new Generator("list_reverseiterator", items.iterator());
  }

  private static Object batch(@Nullable Object value, Bound a, FilterContext c) {
    int size = a.integer(0, 1);
    List<Object> batches = new ArrayList<>();
    List<Object> batch = new ArrayList<>();
    for (Object item : Iteration.list(value)) {
      if (batch.size() == size) {
        batches.add(batch);
        batch = new ArrayList<>();
      }
      batch.add(item);
    }
    if (!batch.isEmpty()) {
      while (a.at(1) != null && batch.size() < size) {
        batch.add(a.at(1));
      }
      batches.add(batch);
    }
    return new Generator("generator", batches.iterator());
  }

  private static Object slice(@Nullable Object value, Bound a, FilterContext c) {
    List<Object> items = Iteration.list(value);
    int slices = a.integer(0, 1);
    if (slices == 0) {
      throw PythonException.of(ErrorType.ZERO_DIVISION, "integer division or modulo by zero");
    }
    int size = items.size() / slices;
    int longer = items.size() % slices;
    List<Object> result = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < slices; i++) {
      int to = from + size + (i < longer ? 1 : 0);
      List<Object> part = new ArrayList<>(items.subList(from, to));
      if (a.at(1) != null && i >= longer) {
        part.add(a.at(1));
      }
      result.add(part);
      from = to;
    }
    return new Generator("generator", result.iterator());
  }

  private static Object items(@Nullable Object value) {
    List<Object> pairs = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> pairs.add(Tuple.of(key, item)));
    } else if (value instanceof PythonObject object && object.mapping()) {
      object.iterate().forEachRemaining(key -> pairs.add(Tuple.of(key, object.item(key))));
    } else if (!(value instanceof Undefined)) {
      throw PythonException.of(ErrorType.TYPE, "Can only get item pairs from a mapping.");
    }
    return new Generator("generator", pairs.iterator());
  }
}
