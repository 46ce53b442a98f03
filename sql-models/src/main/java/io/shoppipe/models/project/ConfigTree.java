package io.shoppipe.models.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Config as dbt merges it: levels of a project's tree from the root to the deepest folder, then
 * what properties and the file say. Pure.
 */
public final class ConfigTree {
  private static final List<String> APPENDED = List.of("tags", "pre_hook", "post_hook", "packages");
  private static final List<String> UPDATED =
      List.of("meta", "quoting", "column_types", "docs", "contract");

  private ConfigTree() {}

  /** The config that a tree gives to the node of that fully qualified name. */
  public static Map<String, @Nullable Object> of(
      Map<String, @Nullable Object> tree, List<String> fqn) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    Map<?, ?> level = tree;
    merge(config, ownKeys(level));
    for (String part : fqn) {
      if (!(level.get(part) instanceof Map<?, ?> next)) {
        break;
      }
      level = next;
      merge(config, ownKeys(level));
    }
    return config;
  }

  /** Adds what stands nearer to the node: tags append, meta and its like update, others replace. */
  public static void merge(
      Map<String, @Nullable Object> config, Map<String, @Nullable Object> nearer) {
    nearer.forEach(
        (raw, value) -> {
          String key = raw.replace('-', '_');
          if (APPENDED.contains(key)) {
            config.put(key, appended(config.get(key), value));
          } else if (UPDATED.contains(key)) {
            config.put(key, updated(config.get(key), value));
          } else if (key.equals("grants")) {
            config.put(key, granted(config.get(key), value));
          } else {
            config.put(key, value);
          }
        });
  }

  private static Map<String, @Nullable Object> ownKeys(Map<?, ?> level) {
    Map<String, @Nullable Object> own = new LinkedHashMap<>();
    level.forEach(
        (rawKey, value) -> {
          String key = String.valueOf(rawKey);
          if (key.startsWith("+")) {
            own.put(key.substring(1), value);
          } else if (!(value instanceof Map)) {
            own.put(key, value);
          }
        });
    return own;
  }

  private static List<@Nullable Object> appended(@Nullable Object before, @Nullable Object added) {
    List<@Nullable Object> all = new ArrayList<>(listed(before));
    all.addAll(listed(added));
    return all;
  }

  private static List<?> listed(@Nullable Object value) {
    return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
  }

  /** A privilege with a plus before it adds to those who have it; without, it replaces them. */
  private static @Nullable Object granted(@Nullable Object before, @Nullable Object added) {
    if (!(added instanceof Map<?, ?> more)) {
      return added;
    }
    Map<Object, @Nullable Object> all = new LinkedHashMap<>();
    if (before instanceof Map<?, ?> old) {
      all.putAll(old);
    }
    more.forEach(
        (key, value) -> {
          String privilege = String.valueOf(key);
          if (privilege.startsWith("+")) {
            String name = privilege.substring(1);
            all.put(name, appended(all.get(name), value));
          } else {
            all.put(privilege, listed(value));
          }
        });
    return all;
  }

  private static @Nullable Object updated(@Nullable Object before, @Nullable Object added) {
    if (before instanceof Map<?, ?> old && added instanceof Map<?, ?> more) {
      Map<Object, @Nullable Object> all = new LinkedHashMap<>(old);
      all.putAll(more);
      return all;
    }
    return added;
  }
}
