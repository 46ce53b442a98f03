package io.shoppipe.models.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Renders the Jinja in YAML's text values to native values. */
@FunctionalInterface
public interface YamlRenderer {
  /** The value of one text; {@code place} is for messages ({@code file: key.path}). */
  @Nullable Object text(String place, String text);

  /** The value with every text in it rendered, except under the keys to leave alone. */
  default @Nullable Object deep(String place, @Nullable Object value, Set<String> leaveAlone) {
    if (value instanceof String text) {
      return text.contains("{{") || text.contains("{%") ? text(place, text) : text;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> rendered = new ArrayList<>();
      list.forEach(item -> rendered.add(deep(place, item, leaveAlone)));
      return rendered;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> rendered = new LinkedHashMap<>();
      map.forEach(
          (key, item) -> {
            String name = String.valueOf(key);
            rendered.put(
                name,
                leaveAlone.contains(name)
                    ? item
                    : deep(place + (place.contains(": ") ? "." : ": ") + name, item, leaveAlone));
          });
      return rendered;
    }
    return value;
  }
}
