package io.shoppipe.models.jinja.filter;

import io.shoppipe.python.Bound;
import io.shoppipe.python.Comparison;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.Generator;
import io.shoppipe.python.Iteration;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.Tuple;
import io.shoppipe.python.Undefined;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Filters that sort, group and compare; without regard to case unless told. */
final class OrderFilters {
  private static final Comparator<Object> ORDER = (a, b) -> Comparison.order(a, b, "<");

  private OrderFilters() {}

  static void addTo(FilterTable table) {
    table
        .add("sort", "reverse? case_sensitive? attribute?", OrderFilters::sort)
        .add("dictsort", "case_sensitive? by? reverse?", OrderFilters::dictSort)
        .add("groupby", "attribute default? case_sensitive?", OrderFilters::groupBy)
        .add("unique", "case_sensitive? attribute?", OrderFilters::unique)
        .add("min", "case_sensitive? attribute?", (v, a, c) -> extreme(v, a, c, -1))
        .add("max", "case_sensitive? attribute?", (v, a, c) -> extreme(v, a, c, 1));
  }

  private static @Nullable Object fold(@Nullable Object value) {
    return value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
  }

  private static UnaryOperator<@Nullable Object> key(
      @Nullable Object path, boolean caseSensitive, FilterContext context) {
    UnaryOperator<@Nullable Object> getter = AttributePath.getter(path, context, null);
    return caseSensitive ? getter : value -> fold(getter.apply(value));
  }

  private static Comparator<Object> order(UnaryOperator<@Nullable Object> key, boolean reverse) {
    Comparator<Object> order = (one, other) -> ORDER.compare(key.apply(one), key.apply(other));
    return reverse ? order.reversed() : order;
  }

  private static Object sort(@Nullable Object value, Bound a, FilterContext c) {
    List<Object> items = Iteration.list(value);
    boolean caseSensitive = a.flag(1, false);
    Object path = a.at(2);
    UnaryOperator<@Nullable Object> key = key(path, caseSensitive, c);
    if (path instanceof String paths && paths.contains(",")) {
      List<UnaryOperator<@Nullable Object>> keys = new ArrayList<>();
      for (String one : paths.split(",", -1)) {
        keys.add(key(one, caseSensitive, c));
      }
      key = item -> Tuple.copyOf(keys.stream().map(one -> one.apply(item)).toList());
    }
    items.sort(order(key, a.flag(0, false)));
    return items;
  }

  private static Object dictSort(@Nullable Object value, Bound a, FilterContext c) {
    String by = a.text(1, "key");
    if (!by.equals("key") && !by.equals("value")) {
      throw PythonException.of(
          ErrorType.FILTER_ARGUMENT, "You can only sort by either \"key\" or \"value\"");
    }
    if (value instanceof Undefined undefined) {
      throw undefined.error();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw PythonException.of(ErrorType.ATTRIBUTE, "dictsort needs a dict");
    }
    List<Object> pairs = new ArrayList<>();
    map.forEach((key, item) -> pairs.add(Tuple.of(key, item)));
    Object index = by.equals("key") ? 0L : 1L;
    pairs.sort(order(key(index, a.flag(0, false), c), a.flag(2, false)));
    return pairs;
  }

  private static Object groupBy(@Nullable Object value, Bound a, FilterContext c) {
    boolean caseSensitive = a.flag(2, false);
    UnaryOperator<@Nullable Object> getter = AttributePath.getter(a.at(0), c, a.at(1));
    UnaryOperator<@Nullable Object> key = caseSensitive ? getter : item -> fold(getter.apply(item));
    List<Object> items = Iteration.list(value);
    items.sort(order(key, false));
    List<Object> groups = new ArrayList<>();
    List<Object> group = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Object item = items.get(i);
      group.add(item);
      boolean last =
          i + 1 == items.size() || !Comparison.equal(key.apply(item), key.apply(items.get(i + 1)));
      if (last) {
        groups.add(new Group(getter.apply(group.get(0)), group));
        group = new ArrayList<>();
      }
    }
    return groups;
  }

  private static Object unique(@Nullable Object value, Bound a, FilterContext c) {
    UnaryOperator<@Nullable Object> key = key(a.at(1), a.flag(0, false), c);
    List<Object> seen = new ArrayList<>();
    List<Object> kept = new ArrayList<>();
    for (Object item : Iteration.list(value)) {
      Object itemKey = key.apply(item);
      if (!Iteration.contains(seen, itemKey)) {
        seen.add(itemKey);
        kept.add(item);
      }
    }
    return new Generator("generator", kept.iterator());
  }

  private static @Nullable Object extreme(
      @Nullable Object value, Bound a, FilterContext c, int sign) {
    UnaryOperator<@Nullable Object> key = key(a.at(1), a.flag(0, false), c);
    Iterator<Object> items = Iteration.over(value);
    if (!items.hasNext()) {
      return Undefined.because(c.undefined(), "No aggregated item, sequence was empty.");
    }
    Object best = items.next();
    while (items.hasNext()) {
      Object item = items.next();
      if (sign * ORDER.compare(key.apply(item), key.apply(best)) > 0) {
        best = item;
      }
    }
    return best;
  }
}
