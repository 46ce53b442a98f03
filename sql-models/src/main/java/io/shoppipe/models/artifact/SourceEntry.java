package io.shoppipe.models.artifact;

import io.shoppipe.models.graph.Description;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.parse.Origin;
import io.shoppipe.models.render.RelationValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A source's table in the manifest. */
final class SourceEntry {
  /** What dbt writes where no freshness is asked for. */
  static final Map<String, @Nullable Object> NO_FRESHNESS =
      Values.of(
          "warn_after", Values.of("count", null, "period", null),
          "error_after", Values.of("count", null, "period", null),
          "filter", null);

  private SourceEntry() {}

  static Map<String, @Nullable Object> of(SourceNode node, Origin origin, double createdAt) {
    Map<String, @Nullable Object> config = ConfigEntry.of("source", node.config());
    Map<String, @Nullable Object> source = origin.parent();
    Map<String, @Nullable Object> sourceMeta = Values.map(source.get("meta"));
    sourceMeta.putAll(Values.map(Values.map(source.get("config")).get("meta")));
    Map<String, @Nullable Object> entry =
        Values.of(
            "database", node.relation().database(),
            "schema", node.relation().schema(),
            "name", node.name(),
            "resource_type", "source",
            "package_name", node.fqn().get(0),
            "path", node.path(),
            "original_file_path", node.path(),
            "unique_id", node.id(),
            "fqn", node.fqn(),
            "source_name", node.source(),
            "source_description", Values.text(source.get("description")),
            "loader", loader(origin),
            "identifier", node.relation().identifier(),
            "quoting", quoting(origin),
            "loaded_at_field", config.get("loaded_at_field"),
            "loaded_at_query", config.get("loaded_at_query"),
            "freshness", config.get("freshness"),
            "external", origin.properties().get("external"));
    entry.putAll(
        Values.of(
            "description", Values.text(origin.properties().get("description")),
            "columns", ColumnEntry.all(origin.properties(), Description.NONE),
            "meta", config.get("meta"),
            "source_meta", sourceMeta,
            "tags", node.config().tags(),
            "config", config,
            "patch_path", null,
            "unrendered_config", node.config().values(),
            "relation_name", RelationValue.of(node.relation()).string(),
            "created_at", createdAt,
            "unrendered_database", source.get("database"),
            "unrendered_schema", source.get("schema"),
            "doc_blocks", List.of()));
    return entry;
  }

  private static String loader(Origin origin) {
    Object own = origin.properties().get("loader");
    return Values.text(own == null ? origin.parent().get("loader") : own);
  }

  private static Map<String, @Nullable Object> quoting(Origin origin) {
    Map<String, @Nullable Object> quoting =
        Values.of("database", null, "schema", null, "identifier", null, "column", null);
    quoting.putAll(Values.map(origin.parent().get("quoting")));
    quoting.putAll(Values.map(origin.properties().get("quoting")));
    return quoting;
  }
}
