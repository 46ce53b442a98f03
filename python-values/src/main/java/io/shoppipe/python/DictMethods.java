package io.shoppipe.python;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of dict, and {@code dict(...)} itself. */
public final class DictMethods {
  static final MethodTable<Map<Object, Object>> TABLE =
      new MethodTable<Map<Object, Object>>("dict")
          .add("get", new String[] {"key", "default?"}, DictMethods::get)
          .add("items", (self, a) -> new DictView(self, "items"))
          .add("keys", (self, a) -> new DictView(self, "keys"))
          .add("values", (self, a) -> new DictView(self, "values"))
          .add("pop", new String[] {"key", "default?"}, DictMethods::pop)
          .add("popitem", DictMethods::popItem)
          .add("setdefault", new String[] {"key", "default?"}, DictMethods::setDefault)
          .addFree("update", DictMethods::update)
          .add("copy", (self, a) -> new LinkedHashMap<>(self))
          .add("clear", DictMethods::clear)
          .add("fromkeys", new String[] {"iterable", "value?"}, DictMethods::fromKeys);

  private DictMethods() {}

  /** {@code dict(mapping or pairs, name=value)}: a new dict. */
  public static Map<Object, Object> create(Arguments arguments) {
    Map<Object, Object> map = new LinkedHashMap<>();
    update(map, arguments);
    return map;
  }

  private static @Nullable Object get(Map<Object, Object> self, Bound a) {
    Object value = Keys.get(self, a.at(0));
    return value == PythonObject.MISSING ? a.at(1) : value;
  }

  private static @Nullable Object pop(Map<Object, Object> self, Bound a) {
    Object key = Keys.stored(self.keySet(), Keys.hashable(a.at(0)));
    if (key != PythonObject.MISSING) {
      return self.remove(key);
    }
    if (!a.given(1)) {
      throw PythonException.of(ErrorType.KEY, Repr.of(a.at(0)));
    }
    return a.at(1);
  }

  private static Object popItem(Map<Object, Object> self, Bound a) {
    if (self.isEmpty()) {
      throw PythonException.of(ErrorType.KEY, "'popitem(): dictionary is empty'");
    }
    List<Object> pairs = DictView.pairs(self);
    Tuple last = (Tuple) pairs.get(pairs.size() - 1);
    self.remove(last.get(0));
    return last;
  }

  private static @Nullable Object setDefault(Map<Object, Object> self, Bound a) {
    Object value = Keys.get(self, a.at(0));
    if (value != PythonObject.MISSING) {
      return value;
    }
    self.put(a.at(0), a.at(1));
    return a.at(1);
  }

  private static @Nullable Object update(Map<Object, Object> self, Arguments arguments) {
    if (arguments.positional().size() > 1) {
      throw PythonException.of(ErrorType.TYPE, "update expected at most 1 argument");
    }
    for (Object source : arguments.positional()) {
      if (source instanceof Map<?, ?> map) {
        map.forEach((key, value) -> Keys.put(self, key, value));
      } else {
        updateByPairs(self, source);
      }
    }
    arguments.named().forEach((name, value) -> Keys.put(self, name, value));
    return null;
  }

  private static void updateByPairs(Map<Object, Object> self, @Nullable Object pairs) {
    for (Iterator<Object> items = Iteration.over(pairs); items.hasNext(); ) {
      List<Object> pair = Iteration.list(items.next());
      if (pair.size() != 2) {
        throw PythonException.of(
            ErrorType.VALUE,
            "dictionary update sequence element has length " + pair.size() + "; 2 is required");
      }
      Keys.put(self, pair.get(0), pair.get(1));
    }
  }

  private static @Nullable Object clear(Map<Object, Object> self, Bound a) {
    self.clear();
    return null;
  }

  private static Object fromKeys(Map<Object, Object> self, Bound a) {
    Map<Object, Object> map = new LinkedHashMap<>();
    Iteration.over(a.at(0)).forEachRemaining(key -> Keys.put(map, key, a.at(1)));
    return map;
  }
}
