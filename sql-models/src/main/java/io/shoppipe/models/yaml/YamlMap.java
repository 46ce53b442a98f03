package io.shoppipe.models.yaml;

import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mapping with its place ({@code file: path.in.file}), so that every wrong kind of value is
 * reported where it stands. Values are Map, List, String, Integer, Long, Double, Boolean or null.
 */
public record YamlMap(String place, Map<String, @Nullable Object> values) {
  public YamlMap {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  static YamlMap of(String place, Map<?, ?> raw) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    raw.forEach((key, value) -> values.put(String.valueOf(key), value));
    return new YamlMap(place, values);
  }

  public boolean has(String key) {
    return values.get(key) != null;
  }

  public @Nullable Object value(String key) {
    return values.get(key);
  }

  /** A scalar as text. */
  public Optional<String> text(String key) {
    Object value = values.get(key);
    if (value instanceof Map || value instanceof List) {
      throw wrong(key, "text", value);
    }
    return Optional.ofNullable(value).map(Object::toString);
  }

  public String requiredText(String key) {
    return text(key)
        .orElseThrow(() -> SingerException.config(place + ": the key '" + key + "' is missing."));
  }

  public Optional<Boolean> bool(String key) {
    Object value = values.get(key);
    if (value == null || value instanceof Boolean) {
      return Optional.ofNullable((Boolean) value);
    }
    throw wrong(key, "true or false", value);
  }

  /** The mapping under the key; empty where there is none. */
  public YamlMap map(String key) {
    Object value = values.get(key);
    if (value == null) {
      return new YamlMap(at(key), Map.of());
    }
    if (value instanceof Map<?, ?> map) {
      return of(at(key), map);
    }
    throw wrong(key, "a mapping", value);
  }

  /** The list under the key; empty where there is none. */
  public List<@Nullable Object> list(String key) {
    Object value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    throw wrong(key, "a list", value);
  }

  /** A list of texts; a single text counts as a list of one. */
  public List<String> texts(String key) {
    Object value = values.get(key);
    List<?> items =
        value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    return items.stream().map(String::valueOf).toList();
  }

  /** The mappings of a list of mappings. */
  public List<YamlMap> maps(String key) {
    List<YamlMap> maps = new ArrayList<>();
    int index = 0;
    for (Object item : list(key)) {
      String place = at(key) + "[" + index + "]";
      if (!(item instanceof Map<?, ?> map)) {
        throw SingerException.config(place + ": must be a mapping, not " + Kinds.of(item) + ".");
      }
      maps.add(of(named(place, map), map));
      index++;
    }
    return maps;
  }

  /** The same values without a key. */
  public YamlMap without(String key) {
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(values);
    rest.remove(key);
    return new YamlMap(place, rest);
  }

  private static String named(String place, Map<?, ?> map) {
    Object name = map.get("name");
    return name == null ? place : place + " '" + name + "'";
  }

  private String at(String key) {
    return place + (place.contains(": ") ? "." : ": ") + key;
  }

  private SingerException wrong(String key, String wanted, @Nullable Object value) {
    return SingerException.config(
        at(key) + ": must be " + wanted + ", not " + Kinds.of(value) + ".");
  }
}
