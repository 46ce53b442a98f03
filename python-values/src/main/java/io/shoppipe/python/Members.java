package io.shoppipe.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code value.name}, {@code value[key]} and slices, with Jinja's falling back from one to other.
 */
public final class Members {
  private Members() {}

  /** {@code owner.name}: an attribute or method, else the item of that name, else undefined. */
  public static @Nullable Object attribute(
      @Nullable Object owner, String name, UndefinedMode mode) {
    if (owner instanceof Undefined undefined) {
      return undefined.member();
    }
    Object found = attributeOrMissing(owner, name);
    if (found == PythonObject.MISSING) {
      found = itemOrMissing(owner, name);
    }
    return found == PythonObject.MISSING ? Undefined.member(mode, owner, name) : found;
  }

  /** {@code owner[key]}: the item, else the attribute of that name, else undefined. */
  public static @Nullable Object item(
      @Nullable Object owner, @Nullable Object key, UndefinedMode mode) {
    if (owner instanceof Undefined undefined) {
      return undefined.member();
    }
    Object found = itemOrMissing(owner, key);
    if (found == PythonObject.MISSING && key instanceof String name) {
      found = attributeOrMissing(owner, name);
    }
    return found == PythonObject.MISSING ? Undefined.member(mode, owner, key) : found;
  }

  /** The attribute or method alone, or {@link PythonObject#MISSING}. */
  public static @Nullable Object attributeOrMissing(@Nullable Object owner, String name) {
    if (owner instanceof PythonObject object) {
      return object.attribute(name);
    }
    return owner == null ? PythonObject.MISSING : Methods.find(owner, name);
  }

  /** The item alone, or {@link PythonObject#MISSING}. */
  public static @Nullable Object itemOrMissing(@Nullable Object owner, @Nullable Object key) {
    if (owner instanceof Map<?, ?> map) {
      boolean hashable = !(key instanceof List || key instanceof Map) || key instanceof Tuple;
      return hashable ? Keys.get(map, key) : PythonObject.MISSING;
    }
    if (owner instanceof List<?> list) {
      return itemOfList(list, key);
    }
    if (owner instanceof String text) {
      return itemOfText(text, key);
    }
    return owner instanceof PythonObject object ? object.item(key) : PythonObject.MISSING;
  }

  /** {@code list[key]}, counted from the end if negative, or {@link PythonObject#MISSING}. */
  static @Nullable Object itemOfList(List<?> list, @Nullable Object key) {
    if (!(Numbers.isInteger(key) || key instanceof Boolean)) {
      return PythonObject.MISSING;
    }
    long index = Numbers.toLong(key);
    long place = index < 0 ? index + list.size() : index;
    return place < 0 || place >= list.size() ? PythonObject.MISSING : list.get((int) place);
  }

  private static Object itemOfText(String text, @Nullable Object key) {
    if (!(Numbers.isInteger(key) || key instanceof Boolean)) {
      return PythonObject.MISSING;
    }
    long index = Numbers.toLong(key);
    int size = CodePoints.length(text);
    long place = index < 0 ? index + size : index;
    boolean there = place >= 0 && place < size;
    return there ? CodePoints.slice(text, (int) place, (int) place + 1) : PythonObject.MISSING;
  }

  /** {@code owner[start:stop:step]}; null stands for what is left out. */
  public static Object slice(
      @Nullable Object owner,
      @Nullable Object start,
      @Nullable Object stop,
      @Nullable Object step) {
    if (owner instanceof String text && step == null) {
      int size = CodePoints.length(text);
      long from = start == null ? 0 : clamp(start, size, 0, size);
      long to = stop == null ? size : clamp(stop, size, 0, size);
      return from < to ? CodePoints.slice(text, (int) from, (int) to) : "";
    }
    if (owner instanceof String text) {
      List<Object> part = slice(new ArrayList<>(CodePoints.characters(text)), start, stop, step);
      StringBuilder out = new StringBuilder();
      part.forEach(out::append);
      return out.toString();
    }
    if (owner instanceof List<?> list) {
      List<Object> part = slice(new ArrayList<>(list), start, stop, step);
      return owner instanceof Tuple ? Tuple.copyOf(part) : part;
    }
    if (owner instanceof Undefined undefined) {
      return undefined.member();
    }
    if (owner instanceof PythonObject object && object.length() >= 0) {
      return slice(Iteration.list(owner), start, stop, step);
    }
    String problem =
        owner instanceof Map
            ? "unhashable type: 'slice'"
            : "'" + Types.name(owner) + "' object is not subscriptable";
    throw PythonException.of(ErrorType.TYPE, problem);
  }

  private static List<Object> slice(
      List<Object> list, @Nullable Object start, @Nullable Object stop, @Nullable Object step) {
    long stride = step == null ? 1 : sliceIndex(step);
    if (stride == 0) {
      throw PythonException.of(ErrorType.VALUE, "slice step cannot be zero");
    }
    int size = list.size();
    long low = stride < 0 ? -1 : 0;
    long high = stride < 0 ? size - 1L : size;
    long from = start == null ? (stride < 0 ? high : low) : clamp(start, size, low, high);
    long to = stop == null ? (stride < 0 ? low : high) : clamp(stop, size, low, high);
    List<Object> part = new ArrayList<>();
    for (long i = from; stride < 0 ? i > to : i < to; i += stride) {
      part.add(list.get((int) i));
    }
    return part;
  }

  private static long clamp(Object index, int size, long low, long high) {
    long place = sliceIndex(index);
    return Math.max(low, Math.min(high, place < 0 ? place + size : place));
  }

  private static long sliceIndex(Object index) {
    if (index instanceof Undefined undefined) {
      throw undefined.error();
    }
    if (!Numbers.isInteger(index) && !(index instanceof Boolean)) {
      throw PythonException.of(
          ErrorType.TYPE, "slice indices must be integers or None or have an __index__ method");
    }
    return Numbers.toLong(index);
  }
}
