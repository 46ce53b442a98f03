package io.shoppipe.models.project;

import io.shoppipe.models.yaml.YamlMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The config of a source's table: what the source says and what the table says, nearer wins; their
 * freshness is merged threshold by threshold. {@code freshness: null} takes it back, as a threshold
 * that is null does.
 */
final class SourceConfig {
  private static final String FRESHNESS = "freshness";
  private static final List<String> BESIDE =
      List.of("tags", "meta", "enabled", "loaded_at_field", "loaded_at_query", FRESHNESS);

  private SourceConfig() {}

  static Map<String, @Nullable Object> of(YamlMap source, YamlMap table) {
    Map<String, @Nullable Object> config = own(source);
    Map<String, @Nullable Object> nearer = own(table);
    Object freshness = merged(config, nearer);
    if (nearer.containsKey("loaded_at_query") != nearer.containsKey("loaded_at_field")) {
      config.remove("loaded_at_query");
      config.remove("loaded_at_field");
    }
    ConfigTree.merge(config, nearer);
    if (config.containsKey(FRESHNESS)) {
      config.put(FRESHNESS, freshness);
    }
    return config;
  }

  /** {@code config:} and the older keys that stood beside it. */
  private static Map<String, @Nullable Object> own(YamlMap yaml) {
    Map<String, @Nullable Object> own = new LinkedHashMap<>();
    for (String key : BESIDE) {
      if (yaml.values().containsKey(key)) {
        own.put(key, yaml.value(key));
      }
    }
    ConfigTree.merge(own, yaml.map("config").values());
    return own;
  }

  private static @Nullable Object merged(
      Map<String, @Nullable Object> source, Map<String, @Nullable Object> table) {
    Object near = table.containsKey(FRESHNESS) ? table.get(FRESHNESS) : source.get(FRESHNESS);
    if (near == null) {
      return null;
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    for (String key : List.of("warn_after", "error_after")) {
      boolean takenBack =
          near instanceof Map<?, ?> map && map.containsKey(key) && map.get(key) == null;
      all.put(key, takenBack ? null : threshold(source, table, key));
    }
    Object filter = in(table.get(FRESHNESS), "filter");
    all.put("filter", filter == null ? in(source.get(FRESHNESS), "filter") : filter);
    return all;
  }

  /** The source's, with what the table says of it. */
  private static Map<String, @Nullable Object> threshold(
      Map<String, @Nullable Object> source, Map<String, @Nullable Object> table, String key) {
    Map<String, @Nullable Object> all = none();
    for (Map<String, @Nullable Object> one : List.of(source, table)) {
      for (String part : List.of("count", "period")) {
        Object value = in(in(one.get(FRESHNESS), key), part);
        if (value != null) {
          all.put(part, value);
        }
      }
    }
    return all;
  }

  private static @Nullable Object in(@Nullable Object mapping, String key) {
    return mapping instanceof Map<?, ?> map ? map.get(key) : null;
  }

  private static Map<String, @Nullable Object> none() {
    Map<String, @Nullable Object> none = new LinkedHashMap<>();
    none.put("count", null);
    none.put("period", null);
    return none;
  }
}
