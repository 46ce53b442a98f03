package io.shoppipe.models.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Which macros have changed, and who calls one of them, however far away. dbt's own macros are left
 * out: theirs and ours are never the same text.
 */
final class MacroChanges {
  private static final Set<String> INTERNAL = Set.of("dbt", "dbt_duckdb", "dbt_postgres");

  private final JsonNode macros;
  private final Set<String> changed = new HashSet<>();

  MacroChanges(Manifest before, Manifest now) {
    this.macros = now.macros();
    macros.fieldNames().forEachRemaining(id -> compare(id, before.macros().path(id)));
    before
        .macros()
        .fieldNames()
        .forEachRemaining(
            id -> {
              if (!macros.has(id)) {
                changed.add(id);
              }
            });
    changed.removeIf(id -> INTERNAL.contains(packageOf(id)));
  }

  private static String packageOf(String id) {
    String[] parts = id.split("\\.", 3);
    return parts.length > 1 ? parts[1] : "";
  }

  private void compare(String id, JsonNode before) {
    String was = before.path("macro_sql").asText();
    if (before.isMissingNode() || !was.equals(macros.path(id).path("macro_sql").asText())) {
      changed.add(id);
    }
  }

  boolean reach(JsonNode node) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    if (!changed.isEmpty()) {
      called(node, open);
    }
    while (!open.isEmpty()) {
      String id = open.pop();
      if (changed.contains(id)) {
        return true;
      }
      if (seen.add(id)) {
        called(macros.path(id), open);
      }
    }
    return false;
  }

  private static void called(JsonNode owner, Deque<String> into) {
    owner.path("depends_on").path("macros").forEach(id -> into.push(id.asText()));
  }
}
