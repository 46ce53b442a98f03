package io.shoppipe.models.parse;

import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.graph.SourceNode;
import java.util.List;
import java.util.Map;

/** Finds sources whose freshness can't be measured, as nothing says when their rows came. */
record FreshnessRules(String adapter, List<SourceNode> tables) {
  List<Warning> warnings() {
    return tables.stream()
        .filter(table -> !adapter.equals("bigquery") && isAsked(table.config()))
        .filter(table -> table.config().text("loaded_at_field").isEmpty())
        .filter(table -> table.config().text("loaded_at_query").isEmpty())
        .map(FreshnessRules::warning)
        .toList();
  }

  private static boolean isAsked(NodeConfig config) {
    return config.values().get("freshness") instanceof Map<?, ?> freshness
        && (freshness.get("warn_after") != null || freshness.get("error_after") != null);
  }

  private static Warning warning(SourceNode table) {
    return new Warning(
        "FreshnessConfigProblem",
        "%s: the freshness of the source '%s.%s' needs a loaded_at_field or a loaded_at_query: the warehouse does not tell when a table was last written."
            .formatted(table.path(), table.source(), table.name()));
  }
}
