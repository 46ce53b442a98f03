package io.shoppipe.models.parse;

import io.shoppipe.models.graph.Description;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SeedNode;
import io.shoppipe.models.graph.SnapshotNode;
import io.shoppipe.models.project.RelationProperties;
import io.shoppipe.models.render.Parsed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model, seed or snapshot that was parsed; what it reads is not resolved yet. */
record Draft(
    String id,
    Definition definition,
    NodeConfig config,
    RelationName relation,
    Description description,
    Optional<RelationProperties> described,
    Parsed parsed) {

  RelationNode unlinked() {
    return node(List.of());
  }

  RelationNode linked(Links links) {
    String word = definition.kind().word();
    String owner =
        Character.toUpperCase(word.charAt(0)) + word.substring(1) + " '" + definition.name() + "'";
    return node(links.of(parsed, owner, path()));
  }

  Origin origin(Path root) {
    return new Origin(
        root,
        definition.file(),
        described.map(found -> found.file().path()),
        described.map(RelationProperties::raw).orElse(Map.of()),
        Map.of(),
        parsed);
  }

  private String path() {
    return definition.file().path();
  }

  private RelationNode node(List<String> reads) {
    String name = definition.name();
    List<String> fqn = definition.fqn();
    String code = definition.code();
    return switch (definition.kind()) {
      case MODEL ->
          new ModelNode(
              id,
              name,
              fqn,
              path(),
              config,
              relation,
              code,
              description,
              definition.version(),
              described.map(found -> found.raw().get("deprecation_date")).map(Object::toString),
              reads);
      case SEED -> new SeedNode(id, name, fqn, path(), config, relation, description, reads);
      case SNAPSHOT ->
          new SnapshotNode(id, name, fqn, path(), config, relation, code, description, reads);
    };
  }
}
