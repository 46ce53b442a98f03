package io.shoppipe.models.select;

import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.TestNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The method {@code config.KEY}, with keys inside of mappings behind further dots. */
final class ConfigMatch {
  private static final Set<String> CONFIGURED = Set.of("exposure", "unit_test");

  private ConfigMatch() {}

  static boolean matches(Node node, String key, String value) {
    if (CONFIGURED.contains(node.resourceType())) {
      return false;
    }
    Object found = node.config().values();
    for (String part : key.split("\\.", -1)) {
      found = found instanceof Map<?, ?> map ? map.get(part) : null;
    }
    if (found == null) {
      found = usual(node, key);
    }
    if (found instanceof Collection<?> several) {
      return several.stream().anyMatch(item -> equal(item, value));
    }
    return (key.equals("severity") && found != null)
        ? value.equalsIgnoreCase(found.toString())
        : equal(found, value);
  }

  private static @Nullable Object usual(Node node, String key) {
    return switch (key) {
      case "enabled" -> true;
      case "materialized" ->
          node instanceof RelationNode model ? model.materialized() : usual(node);
      case "severity" -> node instanceof TestNode ? "ERROR" : null;
      case "tags" -> List.of();
      default -> null;
    };
  }

  private static @Nullable Object usual(Node node) {
    String type = node.resourceType();
    return Set.of("seed", "snapshot", "test").contains(type) ? type : null;
  }

  /** Text equals text; true and false are found by their names in any case. */
  private static boolean equal(@Nullable Object found, String value) {
    return found instanceof Boolean flag
        ? value.equalsIgnoreCase(flag.toString())
        : found instanceof String text && text.equals(value);
  }
}
