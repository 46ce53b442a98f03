package io.shoppipe.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of list and tuple. */
final class ListMethods {
  static final MethodTable<List<Object>> TABLE =
      new MethodTable<List<Object>>("list")
          .add("append", "object", ListMethods::append)
          .add("extend", "iterable", ListMethods::extend)
          .add("insert", new String[] {"index", "object"}, ListMethods::insert)
          .add("pop", "index?", ListMethods::pop)
          .add("remove", "value", ListMethods::remove)
          .add("index", new String[] {"value", "start?", "stop?"}, ListMethods::index)
          .add("count", "value", ListMethods::count)
          .add("sort", new String[] {"key?", "reverse?"}, ListMethods::sort)
          .add("reverse", ListMethods::reverse)
          .add("copy", (self, a) -> new ArrayList<>(self))
          .add("clear", ListMethods::clear);

  static final MethodTable<Tuple> TUPLE =
      new MethodTable<Tuple>("tuple")
          .add("index", new String[] {"value", "start?", "stop?"}, ListMethods::index)
          .add("count", "value", ListMethods::count);

  private ListMethods() {}

  private static @Nullable Object append(List<Object> self, Bound a) {
    self.add(a.at(0));
    return null;
  }

  private static @Nullable Object extend(List<Object> self, Bound a) {
    self.addAll(Iteration.list(a.at(0)));
    return null;
  }

  private static @Nullable Object insert(List<Object> self, Bound a) {
    int index = a.integer(0, 0);
    int place = index < 0 ? Math.max(0, index + self.size()) : Math.min(index, self.size());
    self.add(place, a.at(1));
    return null;
  }

  private static @Nullable Object pop(List<Object> self, Bound a) {
    int index = a.integer(0, -1);
    int place = index < 0 ? index + self.size() : index;
    if (place < 0 || place >= self.size()) {
      throw PythonException.of(
          ErrorType.INDEX, self.isEmpty() ? "pop from empty list" : "pop index out of range");
    }
    return self.remove(place);
  }

  private static @Nullable Object remove(List<Object> self, Bound a) {
    int place = find(self, a.at(0), 0, self.size());
    if (place < 0) {
      throw PythonException.of(ErrorType.VALUE, "list.remove(x): x not in list");
    }
    self.remove(place);
    return null;
  }

  private static int find(List<?> list, @Nullable Object value, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Comparison.equal(list.get(i), value)) {
        return i;
      }
    }
    return -1;
  }

  private static Object index(List<?> self, Bound a) {
    int size = self.size();
    int start = a.integer(1, 0);
    int stop = Math.min(size, a.integer(2, size));
    int from = start < 0 ? Math.max(0, start + size) : start;
    int place = find(self, a.at(0), from, stop < 0 ? stop + size : stop);
    if (place < 0) {
      throw PythonException.of(ErrorType.VALUE, Repr.of(a.at(0)) + " is not in list");
    }
    return (long) place;
  }

  private static Object count(List<?> self, Bound a) {
    return self.stream().filter(item -> Comparison.equal(item, a.at(0))).count();
  }

  private static @Nullable Object sort(List<Object> self, Bound a) {
    Object key = a.at(0);
    Comparator<Object> order = (one, other) -> Comparison.order(one, other, "<");
    if (key instanceof PythonCallable function) {
      Comparator<Object> values = order;
      order =
          (one, other) ->
              values.compare(function.call(Arguments.of(one)), function.call(Arguments.of(other)));
    }
    self.sort(a.flag(1, false) ? order.reversed() : order);
    return null;
  }

  private static @Nullable Object reverse(List<Object> self, Bound a) {
    Collections.reverse(self);
    return null;
  }

  private static @Nullable Object clear(List<Object> self, Bound a) {
    self.clear();
    return null;
  }
}
