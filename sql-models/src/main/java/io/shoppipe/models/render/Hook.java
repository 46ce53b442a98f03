package io.shoppipe.models.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoppipe.models.graph.NodeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL that runs before or after a node, unrendered; in the node's transaction or outside of it. */
public record Hook(String sql, boolean inTransaction) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The hooks under {@code pre_hook} or {@code post_hook}, in their order. */
  public static List<Hook> of(NodeConfig config, String key) {
    List<Hook> hooks = new ArrayList<>();
    Object value = config.values().get(key);
    List<?> list =
        value instanceof List<?> many ? many : value == null ? List.of() : List.of(value);
    list.stream().map(Hook::of).filter(hook -> !hook.sql().isBlank()).forEach(hooks::add);
    return hooks;
  }

  /** As templates see it. */
  Map<String, Object> value() {
    return Map.of("sql", sql, "transaction", inTransaction);
  }

  static List<Hook> all(NodeConfig config) {
    List<Hook> hooks = new ArrayList<>(of(config, "pre_hook"));
    hooks.addAll(of(config, "post_hook"));
    return hooks;
  }

  /** A text, {@code {sql, transaction}}, or the same as JSON text (dbt's before_begin makes it). */
  private static Hook of(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Object transaction = map.get("transaction");
      return new Hook(
          String.valueOf(map.get("sql")),
          transaction == null || !transaction.toString().equalsIgnoreCase("false"));
    }
    String text = value == null ? "" : value.toString();
    return text.startsWith("{") && text.contains("\"sql\"") ? fromJson(text) : new Hook(text, true);
  }

  private static Hook fromJson(String text) {
    try {
      return MAPPER.readValue(text, Object.class) instanceof Map<?, ?> map
          ? of(map)
          : new Hook(text, true);
    } catch (JsonProcessingException notJson) {
      return new Hook(text, true);
    }
  }
}
