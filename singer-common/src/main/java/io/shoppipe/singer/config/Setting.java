package io.shoppipe.singer.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/**
 * One setting as the config schema describes it. {@code path} are the property names from the root
 * down; {@code defaultValue} is missing where there is none.
 */
public record Setting(
    List<String> path, String type, String description, boolean secret, JsonNode defaultValue) {
  public Setting {
    path = List.copyOf(path);
  }

  /** The dotted name, as messages spell it: {@code source.base_url}. */
  public String name() {
    return String.join(".", path);
  }

  /** The environment variable that overrides it: {@code TAP_SHOP_SOURCE_BASE_URL}. */
  public String variable(String prefix) {
    return (prefix + "_" + String.join("_", path)).toUpperCase(Locale.ROOT);
  }

  /** The JSON Pointer to it. */
  public String pointer() {
    return "/" + String.join("/", path);
  }
}
