package io.shoppipe.python;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The methods of Python's types: one line per type. */
public final class Methods {
  private Methods() {}

  /** The names of all methods of all types. */
  public static Set<String> names() {
    Set<String> names = new TreeSet<>(StringMethods.TABLE.names());
    names.addAll(ListMethods.TABLE.names());
    names.addAll(DictMethods.TABLE.names());
    names.addAll(SetMethods.TABLE.names());
    names.addAll(NumberMethods.TABLE.names());
    return names;
  }

  @SuppressWarnings("unchecked")
  static Object find(Object owner, String name) {
    if (owner instanceof String text) {
      return StringMethods.TABLE.find(text, name);
    }
    if (owner instanceof Tuple tuple) {
      return ListMethods.TUPLE.find(tuple, name);
    }
    if (owner instanceof List<?> list) {
      return ListMethods.TABLE.find((List<Object>) list, name);
    }
    if (owner instanceof Map<?, ?> map) {
      return DictMethods.TABLE.find((Map<Object, Object>) map, name);
    }
    if (owner instanceof Set<?> set) {
      return SetMethods.TABLE.find((Set<Object>) set, name);
    }
    return Numbers.isNumber(owner) ? NumberMethods.TABLE.find(owner, name) : PythonObject.MISSING;
  }
}
