package io.shoppipe.models.graph;

import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node's merged config. */
public record NodeConfig(Map<String, @Nullable Object> values) {
  public static final NodeConfig EMPTY = new NodeConfig(Map.of());

  public NodeConfig {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).map(Object::toString);
  }

  /** Whether it says true. */
  public boolean isTrue(String key) {
    return text(key).map(text -> text.equalsIgnoreCase("true")).orElse(false);
  }

  /** True unless {@code enabled} says otherwise. */
  public boolean enabled() {
    return !text("enabled").map(text -> text.equalsIgnoreCase("false")).orElse(false);
  }

  /** Fails with CONFIG where a value can't be meant; {@code place} is the file. */
  public NodeConfig checked(String place) {
    Object enabled = values.get("enabled");
    if (enabled != null && !(enabled instanceof Boolean)) {
      throw SingerException.config(
          "%s: the config enabled: '%s' is not of type 'boolean'.".formatted(place, enabled));
    }
    return this;
  }

  public List<String> tags() {
    Object tags = values.get("tags");
    List<String> all = new ArrayList<>();
    if (tags instanceof List<?> list) {
      list.forEach(tag -> all.add(String.valueOf(tag)));
    } else if (tags != null) {
      all.add(tags.toString());
    }
    return all;
  }
}
