package io.shoppipe.models.jinja.value;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The methods of Python's types: one line per type. */
final class Methods {
  private Methods() {}

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
    return Numbers.isNumber(owner) ? NumberMethods.TABLE.find(owner, name) : JinjaObject.MISSING;
  }
}
