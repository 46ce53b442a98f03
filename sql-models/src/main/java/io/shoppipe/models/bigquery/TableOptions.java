package io.shoppipe.models.bigquery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The options of a table or view that a node's config asks for. */
public record TableOptions(Map<String, @Nullable Object> config, String description) {
  /** The config keys that it reads. */
  public static final List<String> KEYS =
      List.of(
          "hours_to_expiration",
          "persist_docs",
          "labels",
          "labels_from_meta",
          "meta",
          "resource_tags",
          "kms_key_name",
          "partition_by",
          "require_partition_filter",
          "partition_expiration_days",
          "enable_change_history");

  /** Those of a table; a temporary one expires by itself. */
  public Map<String, String> table(boolean temporary) {
    Map<String, String> options = view(temporary);
    text(options, "kms_key_name");
    if (temporary) {
      options.put("expiration_timestamp", inHours("12"));
      return options;
    }
    if (config.get("partition_by") != null) {
      plain(options, "require_partition_filter");
    }
    plain(options, "partition_expiration_days");
    plain(options, "enable_change_history");
    return options;
  }

  /** Those that views have too. */
  public Map<String, String> view(boolean temporary) {
    Map<String, String> options = new LinkedHashMap<>();
    Object hours = config.get("hours_to_expiration");
    if (hours != null && !temporary) {
      options.put("expiration_timestamp", inHours(hours.toString()));
    }
    if (describesRelation()) {
      options.put("description", Sql.literal(description));
    }
    pairs(options, "labels", labels());
    pairs(options, "tags", map("resource_tags"));
    return options;
  }

  private boolean describesRelation() {
    return String.valueOf(map("persist_docs").get("relation")).equalsIgnoreCase("true");
  }

  private Map<?, ?> labels() {
    Map<Object, @Nullable Object> labels = new LinkedHashMap<>();
    if ("true".equalsIgnoreCase(String.valueOf(config.get("labels_from_meta")))) {
      labels.putAll(map("meta"));
    }
    labels.putAll(map("labels"));
    return labels;
  }

  private Map<?, ?> map(String key) {
    return config.get(key) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String inHours(String hours) {
    return "TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL " + hours + " hour)";
  }

  private void plain(Map<String, String> options, String key) {
    Object value = config.get(key);
    if (value != null) {
      options.put(key, value.toString());
    }
  }

  private void text(Map<String, String> options, String key) {
    Object value = config.get(key);
    if (value != null) {
      options.put(key, Sql.literal(value.toString()));
    }
  }

  private static void pairs(Map<String, String> options, String key, Map<?, ?> values) {
    if (!values.isEmpty()) {
      options.put(
          key,
          values.entrySet().stream()
              .map(
                  pair ->
                      "("
                          + Sql.literal(String.valueOf(pair.getKey()))
                          + ", "
                          + Sql.literal(String.valueOf(pair.getValue()))
                          + ")")
              .collect(Collectors.joining(", ", "[", "]")));
    }
  }

  /** {@code OPTIONS(…)}; empty without any. */
  public static String clause(Map<String, String> options) {
    return options.isEmpty()
        ? ""
        : options.entrySet().stream()
            .map(option -> option.getKey() + "=" + option.getValue())
            .collect(Collectors.joining(", ", "OPTIONS(", ")"));
  }

  /** The clause {@code cluster by}; empty where nothing is configured. */
  public static String clusterClause(@Nullable Object config) {
    List<String> columns = clustering(config);
    return columns.isEmpty() ? "" : "cluster by " + String.join(", ", columns);
  }

  /** The columns that {@code cluster_by} names: a text or a list. */
  public static List<String> clustering(@Nullable Object config) {
    if (config instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    return config == null ? List.of() : List.of(config.toString());
  }
}
