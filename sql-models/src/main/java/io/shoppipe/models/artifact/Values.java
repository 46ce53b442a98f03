package io.shoppipe.models.artifact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads loosely typed values of properties files, and makes the maps that artifacts hold. */
final class Values {
  private Values() {}

  /** A map of the names and values in turn. */
  static Map<String, @Nullable Object> of(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return map;
  }

  static Map<String, @Nullable Object> map(@Nullable Object value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> found) {
      found.forEach((key, item) -> map.put(String.valueOf(key), item));
    }
    return map;
  }

  static List<@Nullable Object> list(@Nullable Object value) {
    List<@Nullable Object> list = new ArrayList<>();
    if (value instanceof Iterable<?> many) {
      many.forEach(list::add);
    } else if (value != null) {
      list.add(value);
    }
    return list;
  }

  static @Nullable Object orElse(@Nullable Object value, @Nullable Object otherwise) {
    return value == null ? otherwise : value;
  }

  static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
