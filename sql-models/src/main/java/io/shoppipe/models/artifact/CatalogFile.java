package io.shoppipe.models.artifact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.render.RenderScope;
import io.shoppipe.warehouse.api.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes {@code catalog.json}, version 1 of dbt's schema: what stands in the warehouse. */
public final class CatalogFile {
  private static final String SCHEMA = "https://schemas.getdbt.com/dbt/catalog/v1.json";
  private static final JsonFactory JSON = new JsonFactory();

  private final RenderScope scope;
  private final Map<String, Map<String, @Nullable Object>> nodes = new LinkedHashMap<>();
  private final Map<String, Map<String, @Nullable Object>> sources = new LinkedHashMap<>();

  /** Looks for the relations of these nodes. */
  public CatalogFile(RenderScope scope, Collection<Node> wanted, Session session) {
    this.scope = scope;
    Set<String> schemas = new TreeSet<>();
    wanted.forEach(node -> relation(node).ifPresent(name -> schemas.add(name.schema())));
    Map<List<String>, CatalogQuery.Found> found =
        CatalogQuery.run(session, scope.profile().type(), schemas);
    for (Node node : wanted) {
      relation(node)
          .map(name -> found.get(CatalogQuery.key(name.schema(), name.identifier())))
          .ifPresent(
              relation ->
                  (node instanceof SourceNode ? sources : nodes)
                      .put(node.id(), entry(node, relation)));
    }
  }

  private static Optional<RelationName> relation(Node node) {
    if (node instanceof RelationNode relation) {
      return relation.isEphemeral() ? Optional.empty() : Optional.of(relation.relation());
    }
    return node instanceof SourceNode source ? Optional.of(source.relation()) : Optional.empty();
  }

  private Map<String, @Nullable Object> entry(Node node, CatalogQuery.Found found) {
    return Values.of(
        "metadata",
            Values.of(
                "type", found.kind(),
                "schema", found.schema(),
                "name", found.name(),
                "database", scope.database(),
                "comment", found.comment(),
                "owner", found.owner()),
        "columns", found.columns(),
        "stats",
            Map.of(
                "has_stats",
                Values.of(
                    "id", "has_stats",
                    "label", "Has Stats?",
                    "value", false,
                    "include", false,
                    "description", "Indicates whether there are statistics for this table")),
        "unique_id", node.id());
  }

  public void write(OutputStream to, Instant now) throws IOException {
    try (JsonGenerator out = JSON.createGenerator(to)) {
      new Json(out)
          .value(
              Values.of(
                  "metadata",
                  Metadata.of(SCHEMA, scope, now),
                  "nodes",
                  nodes,
                  "sources",
                  sources,
                  "errors",
                  null));
    }
  }
}
