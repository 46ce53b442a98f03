package io.shoppipe.models.parse;

import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.project.SourceFile;
import io.shoppipe.models.render.Parsed;
import java.util.List;

/** A model that was parsed; what it reads is not resolved yet. */
record ModelDraft(
    String id,
    SourceFile file,
    List<String> fqn,
    NodeConfig config,
    RelationName relation,
    Parsed parsed) {

  ModelNode unlinked() {
    return node(List.of());
  }

  ModelNode linked(Links links) {
    return node(links.of(parsed, "Model '" + file.stem() + "'", file.path()));
  }

  private ModelNode node(List<String> dependsOn) {
    return new ModelNode(
        id, file.stem(), fqn, file.path(), config, relation, file.text(), dependsOn);
  }
}
