package io.shoppipe.models.artifact;

import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.render.Hook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A node's config as artifacts have it: with dbt's defaults for what is not configured. */
final class ConfigEntry {
  /** Maps that are laid over dbt's default map, not put in its place. */
  private static final Set<String> MERGED =
      Set.of("docs", "contract", "snapshot_meta_column_names", "meta");

  private ConfigEntry() {}

  static Map<String, @Nullable Object> of(String resourceType, NodeConfig config) {
    Map<String, @Nullable Object> entry = usual(resourceType);
    config.values().forEach((key, value) -> overlay(entry, key, value));
    entry.put("tags", config.tags());
    if (entry.containsKey("pre-hook")) {
      entry.put("pre-hook", hooks(config, "pre_hook"));
      entry.put("post-hook", hooks(config, "post_hook"));
    }
    return entry;
  }

  private static void overlay(
      Map<String, @Nullable Object> entry, String key, @Nullable Object value) {
    if (key.equals("pre_hook") || key.equals("post_hook")) {
      return;
    }
    if (MERGED.contains(key)) {
      Map<String, @Nullable Object> merged = Values.map(entry.get(key));
      merged.putAll(Values.map(value));
      entry.put(key, merged);
    } else {
      entry.put(key, value);
    }
  }

  private static List<Map<String, @Nullable Object>> hooks(NodeConfig config, String key) {
    return Hook.of(config, key).stream()
        .map(
            hook ->
                Values.of("sql", hook.sql(), "transaction", hook.inTransaction(), "index", null))
        .toList();
  }

  private static Map<String, @Nullable Object> usual(String resourceType) {
    Map<String, @Nullable Object> entry = base();
    switch (resourceType) {
      case "test" -> addTest(entry);
      case "source" -> addSource(entry);
      default -> addRelation(entry, resourceType);
    }
    return entry;
  }

  private static Map<String, @Nullable Object> base() {
    return Values.of(
        "enabled", true,
        "alias", null,
        "schema", null,
        "database", null,
        "tags", List.of(),
        "meta", Map.of(),
        "group", null,
        "static_analysis", null);
  }

  private static void addTest(Map<String, @Nullable Object> entry) {
    entry.putAll(
        Values.of(
            "schema", "dbt_test__audit",
            "materialized", "test",
            "severity", "ERROR",
            "store_failures", null,
            "store_failures_as", null,
            "where", null,
            "limit", null,
            "fail_calc", "count(*)",
            "warn_if", "!= 0",
            "error_if", "!= 0"));
  }

  private static void addSource(Map<String, @Nullable Object> entry) {
    List.of("alias", "schema", "database", "group").forEach(entry::remove);
    entry.putAll(
        Values.of(
            "event_time", null,
            "freshness", SourceEntry.NO_FRESHNESS,
            "loaded_at_field", null,
            "loaded_at_query", null));
  }

  private static void addRelation(Map<String, @Nullable Object> entry, String resourceType) {
    entry.putAll(
        Values.of(
            "materialized",
            resourceType.equals("model") ? "view" : resourceType,
            "incremental_strategy",
            null,
            "batch_size",
            null,
            "lookback",
            1,
            "begin",
            null,
            "persist_docs",
            Map.of(),
            "post-hook",
            List.of(),
            "pre-hook",
            List.of(),
            "quoting",
            Map.of(),
            "column_types",
            Map.of(),
            "full_refresh",
            null,
            "unique_key",
            null,
            "on_schema_change",
            "ignore",
            "on_configuration_change",
            "apply",
            "grants",
            Map.of(),
            "packages",
            List.of(),
            "docs",
            docs(),
            "contract",
            Values.of("enforced", false, "alias_types", true),
            "event_time",
            null,
            "concurrent_batches",
            null));
    switch (resourceType) {
      case "model" -> entry.putAll(Values.of("access", "protected", "freshness", null));
      case "seed" -> entry.putAll(Values.of("delimiter", ",", "quote_columns", null));
      case "snapshot" -> addSnapshot(entry);
      case "function" ->
          entry.putAll(
              Values.of(
                  "type", "scalar",
                  "volatility", null,
                  "runtime_version", null,
                  "entry_point", null));
      default -> entry.put("materialized", "view");
    }
  }

  private static void addSnapshot(Map<String, @Nullable Object> entry) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    for (String name : List.of("valid_to", "valid_from", "scd_id", "updated_at", "is_deleted")) {
      columns.put("dbt_" + name, null);
    }
    entry.putAll(
        Values.of(
            "strategy", null,
            "target_schema", null,
            "target_database", null,
            "updated_at", null,
            "check_cols", null,
            "snapshot_meta_column_names", columns,
            "dbt_valid_to_current", null));
  }

  static Map<String, @Nullable Object> docs() {
    return Values.of("show", true, "node_color", null);
  }
}
