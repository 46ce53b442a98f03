package io.shoppipe.singer.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/**
 * A program's settings, checked against its schema, defaults filled in. Paths are dotted names from
 * the root ({@code source.base_url}). Immutable as long as nobody changes the nodes it hands out.
 */
public final class Config {
  private final JsonNode root;

  Config(JsonNode root) {
    this.root = root;
  }

  /** A config that was not read from a file, such as a part of another. */
  public static Config of(JsonNode root) {
    return new Config(root);
  }

  /** The value at the path; a missing node where there is none. */
  public JsonNode node(String path) {
    return root.at("/" + path.replace('.', '/'));
  }

  public boolean has(String path) {
    return !node(path).isMissingNode() && !node(path).isNull();
  }

  public Optional<String> text(String path) {
    return has(path) ? Optional.of(node(path).asText()) : Optional.empty();
  }

  /** The text of a setting that is required or has a default. */
  public String requiredText(String path) {
    return text(path).orElseThrow(() -> undeclared(path));
  }

  /** The number of a setting that is required or has a default. */
  public long integer(String path) {
    return present(path).longValue();
  }

  /** The value of a setting that is required or has a default. */
  public boolean flag(String path) {
    return present(path).booleanValue();
  }

  /** A time in seconds, fractions allowed. */
  public Duration seconds(String path) {
    return Duration.ofNanos(Math.round(present(path).doubleValue() * 1e9));
  }

  /** The same with the members of {@code over}, those that are null apart, in place of its own. */
  public Config with(JsonNode over) {
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    root.properties().forEach(entry -> merged.set(entry.getKey(), entry.getValue()));
    over.properties().stream()
        .filter(entry -> !entry.getValue().isNull())
        .forEach(entry -> merged.set(entry.getKey(), entry.getValue()));
    return new Config(merged);
  }

  private JsonNode present(String path) {
    if (!has(path)) {
      throw undeclared(path);
    }
    return node(path);
  }

  private static IllegalStateException undeclared(String path) {
    return new IllegalStateException(
        "the config schema gives '" + path + "' neither 'required' nor a default");
  }
}
