package io.shoppipe.python;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Python's {@code iter}, {@code len} and {@code in}. */
public final class Iteration {
  private Iteration() {}

  /** {@code iter(value)}: a dict gives its keys, a text its characters. */
  public static Iterator<Object> over(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return new Indexed(list);
    }
    if (value instanceof Map<?, ?> map) {
      return widen(new ArrayList<>(map.keySet()).iterator());
    }
    if (value instanceof String text) {
      return widen(CodePoints.characters(text).iterator());
    }
    if (value instanceof PythonObject object) {
      return object.iterate();
    }
    if (value instanceof Iterable<?> iterable) {
      return widen(iterable.iterator());
    }
    if (value instanceof Undefined undefined) {
      undefined.allowReading();
      return Collections.emptyIterator();
    }
    throw PythonException.of(ErrorType.TYPE, "'" + Types.name(value) + "' object is not iterable");
  }

  @SuppressWarnings("unchecked")
  static Iterator<Object> widen(Iterator<?> items) {
    return (Iterator<Object>) items;
  }

  /** Whether {@link #over} answers. */
  public static boolean iterable(@Nullable Object value) {
    if (value instanceof PythonObject object) {
      return object.iterable();
    }
    return value instanceof Iterable
        || value instanceof Map
        || value instanceof String
        || (value instanceof Undefined undefined && undefined.mode() != UndefinedMode.STRICT);
  }

  /** {@code list(value)}: a new list. */
  public static List<Object> list(@Nullable Object value) {
    if (value instanceof Collection<?> items) {
      return new ArrayList<>(items);
    }
    List<Object> items = new ArrayList<>();
    over(value).forEachRemaining(items::add);
    return items;
  }

  /** {@code len(value)}. */
  public static int length(@Nullable Object value) {
    int length = lengthOrNone(value);
    if (length < 0) {
      throw PythonException.of(
          ErrorType.TYPE, "object of type '" + Types.name(value) + "' has no len()");
    }
    return length;
  }

  /** {@code len(value)}, or a negative number if it has none. */
  public static int lengthOrNone(@Nullable Object value) {
    if (value instanceof String text) {
      return CodePoints.length(text);
    }
    if (value instanceof Collection<?> items) {
      return items.size();
    }
    if (value instanceof Map<?, ?> map) {
      return map.size();
    }
    if (value instanceof PythonObject object) {
      return object.length();
    }
    if (value instanceof Undefined undefined) {
      undefined.allowReading();
      return 0;
    }
    return -1;
  }

  /** {@code item in container}. */
  public static boolean contains(@Nullable Object container, @Nullable Object item) {
    if (container instanceof String text) {
      return containsText(text, item);
    }
    if (container instanceof Map<?, ?> map) {
      return Keys.in(map.keySet(), item);
    }
    if (container instanceof java.util.Set<?> set) {
      return Keys.in(set, item);
    }
    if (container instanceof PythonObject object) {
      return object.contains(item);
    }
    if (!iterable(container) && !(container instanceof Undefined)) {
      throw PythonException.of(
          ErrorType.TYPE, "argument of type '" + Types.name(container) + "' is not iterable");
    }
    for (Iterator<Object> items = over(container); items.hasNext(); ) {
      if (Comparison.equal(items.next(), item)) {
        return true;
      }
    }
    return false;
  }

  private static boolean containsText(String text, @Nullable Object item) {
    if (item instanceof String part) {
      return text.contains(part);
    }
    if (item instanceof Undefined undefined) {
      throw undefined.error();
    }
    throw PythonException.of(
        ErrorType.TYPE, "'in <string>' requires string as left operand, not " + Types.name(item));
  }

  /** Walks a list by index, so that a loop's body may append to it, as in Python. */
  private static final class Indexed implements Iterator<Object> {
    private final List<?> list;
    private int index;

    Indexed(List<?> list) {
      this.list = list;
    }

    @Override
    public boolean hasNext() {
      return index < list.size();
    }

    @Override
    @SuppressWarnings("NullAway") // null is None, a value like any other
    public Object next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return list.get(index++);
    }
  }
}
