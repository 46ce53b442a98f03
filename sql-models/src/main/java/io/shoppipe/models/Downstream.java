package io.shoppipe.models;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.relation.RelationCache;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is to be done anew once tables have changed: all that reads them, and what is not there yet,
 * as that may be read too.
 */
record Downstream(ModelGraph graph, Warehouse warehouse) {
  Set<String> of(Set<TableName> changed, Set<String> chosen) {
    Set<String> sources =
        graph.nodes(SourceNode.class).stream()
            .filter(source -> changed.contains(table(source)))
            .map(Node::id)
            .collect(Collectors.toSet());
    sources.addAll(missing(chosen));
    Set<String> kept = new TreeSet<>(graph.descendants(sources, Integer.MAX_VALUE));
    kept.addAll(sources);
    kept.retainAll(chosen);
    return kept;
  }

  private static TableName table(SourceNode source) {
    return new TableName(source.relation().schema(), source.relation().identifier());
  }

  private Set<String> missing(Set<String> chosen) {
    RelationCache there = new RelationCache(warehouse.dialect().capabilities());
    Set<String> missing = new TreeSet<>();
    try (Session session = warehouse.open()) {
      Set<String> schemas = new TreeSet<>();
      for (RelationNode node : graph.nodes(RelationNode.class)) {
        String schema = node.relation().schema();
        if (!node.isEphemeral() && chosen.contains(node.id())) {
          if (schemas.add(schema) && session.schemaExists(schema)) {
            there.fill(session, schema);
          }
          if (there.kind(node.relation()).isEmpty()) {
            missing.add(node.id());
          }
        }
      }
    }
    return missing;
  }
}
