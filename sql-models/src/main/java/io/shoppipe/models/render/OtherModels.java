package io.shoppipe.models.render;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.RelationName;
import java.util.List;
import java.util.Optional;

/** What a node's build may ask about the other models of its run. */
public record OtherModels(ModelGraph graph, List<String> selected, boolean fullRefresh) {
  public OtherModels {
    selected = List.copyOf(selected);
  }

  /** The model that builds that table; names are compared without their case. */
  public Optional<ModelNode> of(RelationName table) {
    return graph.nodes(ModelNode.class).stream()
        .filter(model -> same(model.relation(), table))
        .findFirst();
  }

  private static boolean same(RelationName one, RelationName other) {
    return one.schema().equalsIgnoreCase(other.schema())
        && one.identifier().equalsIgnoreCase(other.identifier());
  }

  /** Whether this run builds it. */
  public boolean isSelected(ModelNode model) {
    return selected.contains(model.id());
  }

  /** Whether a build of it starts without what stands. */
  public boolean isBuiltAnew(ModelNode model) {
    return switch (model.materialized()) {
      case "table" -> true;
      case "incremental" -> Subject.fullRefresh(model.config(), fullRefresh);
      default -> false;
    };
  }
}
