package io.shoppipe.singer.map;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code stream_maps}: {@code name} is its key in the config, {@code source} what it
 * applies to. A property without an expression is removed. {@code keys} is null where the entry
 * says nothing of them.
 */
record StreamRule(
    String name,
    StreamPattern source,
    boolean primary,
    Optional<String> alias,
    boolean dropsStream,
    Map<String, Optional<String>> properties,
    Optional<String> filter,
    boolean keepsRest,
    @Nullable List<String> keys) {
  StreamRule {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    keys = keys == null ? null : List.copyOf(keys);
  }

  static StreamRule dropping(String name) {
    return new StreamRule(
        name,
        new StreamPattern(name),
        true,
        Optional.empty(),
        true,
        Map.of(),
        Optional.empty(),
        true,
        null);
  }

  /** Where a property of it stands in the config. */
  String where(String property) {
    return "stream_maps." + name + "." + property;
  }
}
