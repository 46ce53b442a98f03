package io.shoppipe.python;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Dict keys and set members as Python compares them: 1, 1.0 and True are the same key. */
public final class Keys {
  private Keys() {}

  /** The value of a key, or {@link PythonObject#MISSING}. */
  public static @Nullable Object get(Map<?, ?> map, @Nullable Object key) {
    Object value = map.get(hashable(key));
    if (value != null) {
      return value;
    }
    Object stored = stored(map.keySet(), key);
    return stored == PythonObject.MISSING ? stored : map.get(stored);
  }

  /** Sets a key's value; the key that is there already stays. */
  public static void put(
      Map<@Nullable Object, @Nullable Object> map, @Nullable Object key, @Nullable Object value) {
    Object stored = stored(map.keySet(), hashable(key));
    map.put(stored == PythonObject.MISSING ? key : stored, value);
  }

  /** Whether a set or the keys of a dict hold it. */
  public static boolean in(Set<?> keys, @Nullable Object key) {
    return stored(keys, hashable(key)) != PythonObject.MISSING;
  }

  /** Adds to a set what isn't there yet. */
  public static void add(Set<@Nullable Object> set, @Nullable Object member) {
    if (!in(set, member)) {
      set.add(member);
    }
  }

  /** The equal key that is stored, or {@link PythonObject#MISSING}. */
  public static @Nullable Object stored(Collection<?> keys, @Nullable Object key) {
    if (keys.contains(key)) {
      return key;
    }
    if (Numbers.isNumber(key) || key instanceof Tuple) {
      for (Object candidate : keys) {
        if (Comparison.equal(candidate, key)) {
          return candidate;
        }
      }
    }
    return PythonObject.MISSING;
  }

  /** The key itself; a list, dict or set is a TypeError. */
  public static @Nullable Object hashable(@Nullable Object key) {
    if (key instanceof Undefined undefined) {
      undefined.allowReading();
    }
    boolean mutable = key instanceof List && !(key instanceof Tuple);
    if (mutable || key instanceof Map || key instanceof Set) {
      throw PythonException.of(ErrorType.TYPE, "unhashable type: '" + Types.name(key) + "'");
    }
    return key;
  }
}
