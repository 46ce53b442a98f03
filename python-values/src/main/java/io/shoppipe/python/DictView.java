package io.shoppipe.python;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What {@code dict.keys()}, {@code values()} and {@code items()} answer: a live view. */
final class DictView implements PythonObject {
  private final Map<?, ?> map;
  private final String kind;

  /** Of a map; the kind is keys, values or items. */
  DictView(Map<?, ?> map, String kind) {
    this.map = map;
    this.kind = kind;
  }

  private Collection<?> items() {
    return switch (kind) {
      case "keys" -> map.keySet();
      case "values" -> map.values();
      default -> pairs(map);
    };
  }

  static List<Object> pairs(Map<?, ?> map) {
    List<Object> pairs = new ArrayList<>(map.size());
    map.forEach((key, value) -> pairs.add(Tuple.of(key, value)));
    return pairs;
  }

  @Override
  public Iterator<Object> iterate() {
    return Iteration.widen(new ArrayList<>(items()).iterator());
  }

  @Override
  public boolean iterable() {
    return true;
  }

  @Override
  public int length() {
    return map.size();
  }

  @Override
  public boolean truth() {
    return !map.isEmpty();
  }

  @Override
  public String string() {
    StringBuilder out = new StringBuilder(typeName()).append("([");
    return Repr.items(out, items()).append("])").toString();
  }

  @Override
  public String typeName() {
    return "dict_" + kind;
  }
}
