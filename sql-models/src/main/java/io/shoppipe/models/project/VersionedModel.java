package io.shoppipe.models.project;

import io.shoppipe.models.graph.ModelVersion;
import io.shoppipe.models.yaml.YamlMap;
import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model's entry with {@code versions:} as one entry per version: what the version says wins, its
 * columns are the model's by include and exclude and its own.
 */
record VersionedModel(YamlMap model) {
  /** The keys that an entry of one version has besides. */
  static final String VERSION = "version";

  static final String LATEST = "latest_version";
  static final String FILE = "defined_in";

  /** The entry itself where it has no versions. */
  List<YamlMap> entries() {
    List<YamlMap> versions = model.maps("versions");
    if (versions.isEmpty()) {
      return List.of(model.without(VERSION));
    }
    Object latest = latest(versions);
    return versions.stream().map(version -> entry(version, latest)).toList();
  }

  private Object latest(List<YamlMap> versions) {
    Set<String> seen = new LinkedHashSet<>();
    List<ModelVersion> known = new ArrayList<>();
    for (YamlMap version : versions) {
      Object value = version.value("v");
      if (value == null) {
        throw SingerException.config(version.place() + ": a version must have a 'v'.");
      }
      if (!seen.add(value.toString())) {
        throw SingerException.config(
            "%s: the version '%s' is there twice. Remove one.".formatted(model.place(), value));
      }
      known.add(new ModelVersion(value, value));
    }
    Object given = model.value(LATEST);
    if (given != null && !seen.contains(given.toString())) {
      throw SingerException.config(
          "%s: latest_version: %s is not one of the model's versions: %s."
              .formatted(model.place(), given, String.join(", ", seen)));
    }
    return given == null ? Collections.max(known).value() : given;
  }

  private YamlMap entry(YamlMap version, Object latest) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(model.values());
    List.of("versions", "deprecation_date").forEach(all::remove);
    for (String key :
        List.of(
            "description",
            "access",
            "docs",
            "constraints",
            "data_tests",
            "tests",
            "deprecation_date",
            FILE)) {
      if (version.has(key)) {
        all.put(key, version.value(key));
      }
    }
    all.put("config", merged(model.map("config").values(), version.map("config").values()));
    all.put("columns", columns(version));
    all.put(VERSION, version.value("v"));
    all.put(LATEST, latest);
    return new YamlMap(model.place(), all);
  }

  private static Map<String, @Nullable Object> merged(
      Map<String, @Nullable Object> model, Map<String, @Nullable Object> version) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(model);
    version.forEach(
        (key, value) -> {
          boolean both = all.get(key) instanceof Map && value instanceof Map;
          all.put(key, both ? union((Map<?, ?>) all.get(key), (Map<?, ?>) value) : value);
        });
    return all;
  }

  private static Map<Object, @Nullable Object> union(@Nullable Map<?, ?> one, Map<?, ?> other) {
    Map<Object, @Nullable Object> all = new LinkedHashMap<>(one == null ? Map.of() : one);
    all.putAll(other);
    return all;
  }

  private List<@Nullable Object> columns(YamlMap version) {
    Map<String, @Nullable Object> byName = new LinkedHashMap<>();
    List<YamlMap> entries = version.maps("columns");
    List<YamlMap> rules = entries.stream().filter(VersionedModel::isRule).toList();
    if (rules.size() > 1) {
      throw SingerException.config(
          version.place() + ": only one of a version's columns may be an include or exclude.");
    }
    for (YamlMap column : model.maps("columns")) {
      String name = column.requiredText("name");
      if (rules.isEmpty() || includes(rules.get(0), name)) {
        byName.put(name, column.values());
      }
    }
    entries.stream()
        .filter(entry -> !isRule(entry))
        .forEach(column -> byName.put(column.requiredText("name"), column.values()));
    return new ArrayList<>(byName.values());
  }

  private static boolean isRule(YamlMap entry) {
    return !entry.has("name") && (entry.has("include") || entry.has("exclude"));
  }

  private static boolean includes(YamlMap rule, String column) {
    List<String> include = rule.has("include") ? rule.texts("include") : List.of("*");
    boolean all = include.equals(List.of("*")) || include.equals(List.of("all"));
    return (all || include.contains(column)) && !rule.texts("exclude").contains(column);
  }
}
