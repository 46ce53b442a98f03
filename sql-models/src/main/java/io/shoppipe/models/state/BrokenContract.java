package io.shoppipe.models.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What of an enforced contract a model no longer keeps, in dbt's words; additions break nothing.
 */
record BrokenContract(JsonNode before, JsonNode now, String adapter) {
  private static final Set<String> STORED = Set.of("table", "incremental");
  private static final Set<String> EVERYWHERE =
      Set.of("check", "not_null", "unique", "primary_key", "foreign_key");
  private static final Map<String, Set<String>> ENFORCED = Map.of("bigquery", Set.of("not_null"));

  /** One text for each kind of break; none where nobody can have lost anything. */
  List<String> breaks() {
    List<String> all = new ArrayList<>();
    if (!isEnforced(before)) {
      return all;
    }
    if (!isEnforced(now)) {
      all.add(
          "Contract enforcement was removed: Previously, this model had an enforced contract. It is no longer configured to enforce its contract");
    }
    add(all, "Columns were removed", removed());
    add(all, "Columns with data_type changes", retyped());
    if (isStored(before)) {
      add(all, "Enforced column level constraints were removed", ofColumns());
      add(all, "Enforced model level constraints were removed", ofModel());
      add(all, "Materialization changed with enforced constraints", materialized());
    }
    return all;
  }

  private static void add(List<String> all, String what, List<String> which) {
    if (!which.isEmpty()) {
      all.add(what + ": " + String.join(", ", which));
    }
  }

  static boolean isEnforced(JsonNode model) {
    return model.path("contract").path("enforced").asBoolean();
  }

  private static String materialization(JsonNode model) {
    return model.path("config").path("materialized").asText();
  }

  private static boolean isStored(JsonNode model) {
    return STORED.contains(materialization(model));
  }

  private Map<String, JsonNode> columns() {
    Map<String, JsonNode> sorted = new TreeMap<>();
    before
        .path("columns")
        .properties()
        .forEach(column -> sorted.put(column.getKey(), column.getValue()));
    return sorted;
  }

  private List<String> removed() {
    return columns().keySet().stream().filter(name -> !now.path("columns").has(name)).toList();
  }

  private List<String> retyped() {
    List<String> all = new ArrayList<>();
    columns()
        .forEach(
            (name, column) -> {
              JsonNode other = now.path("columns").path(name);
              String was = column.path("data_type").asText();
              String is = other.path("data_type").asText();
              if (!other.isMissingNode() && !base(was).equals(base(is))) {
                all.add("%s (%s -> %s)".formatted(name, was, is));
              }
            });
    return all;
  }

  /** Sizes and precisions may change. */
  private static String base(String type) {
    int sizes = type.indexOf('(');
    return (sizes < 0 ? type : type.substring(0, sizes)).strip().toLowerCase(Locale.ROOT);
  }

  private List<String> ofColumns() {
    List<String> all = new ArrayList<>();
    columns()
        .forEach(
            (name, column) -> {
              JsonNode other = now.path("columns").path(name);
              if (!other.isMissingNode()) {
                lost(column, other)
                    .forEach(lost -> all.add(called(lost) + " constraint on column " + name));
              }
            });
    return all;
  }

  private List<String> ofModel() {
    return lost(before, now).stream()
        .map(lost -> called(lost) + " constraint on columns " + lost.path("columns"))
        .toList();
  }

  private static String called(JsonNode constraint) {
    String name = constraint.path("name").asText("");
    boolean unnamed = constraint.path("name").isNull() || name.isEmpty();
    return "'" + (unnamed ? constraint.path("type").asText() : name) + "'";
  }

  /** The constraints that the warehouse enforced and that are not there any more. */
  private List<JsonNode> lost(JsonNode was, JsonNode is) {
    List<String> kept = new ArrayList<>();
    is.path("constraints").forEach(constraint -> kept.add(NodeChanges.constraint(constraint)));
    Set<String> enforced = ENFORCED.getOrDefault(adapter, EVERYWHERE);
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode constraint : was.path("constraints")) {
      if (!kept.contains(NodeChanges.constraint(constraint))
          && enforced.contains(constraint.path("type").asText())) {
        all.add(constraint);
      }
    }
    return all;
  }

  private List<String> materialized() {
    boolean constrained = !before.path("constraints").isEmpty();
    for (JsonNode column : before.path("columns")) {
      constrained |= !column.path("constraints").isEmpty();
    }
    return constrained && !isStored(now)
        ? List.of(materialization(before) + " -> " + materialization(now))
        : List.of();
  }
}
