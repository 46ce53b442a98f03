package io.shoppipe.models.render;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.NodeIndex;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Resolves what a node reads, and remembers which ephemeral models are among it. */
final class Resolving implements References {
  private final Node node;
  private final ModelGraph graph;
  private final NodeIndex index;
  private final Set<ModelNode> ephemerals = new LinkedHashSet<>();

  Resolving(Node node, ModelGraph graph, NodeIndex index) {
    this.node = node;
    this.graph = graph;
    this.index = index;
  }

  static String cteName(ModelNode ephemeral) {
    return "__dbt__cte__" + ephemeral.relation().identifier();
  }

  Set<ModelNode> ephemerals() {
    return ephemerals;
  }

  @Override
  public RelationValue ref(Ref call) {
    Optional<ModelNode> found = index.model(call.packageName(), call.name());
    if (found.isEmpty()) {
      throw failed(index.noModel(call.packageName(), call.name()));
    }
    ModelNode model = found.get();
    checkKnown(model.id(), "ref('" + call.name() + "')");
    if (model.isEphemeral()) {
      ephemerals.add(model);
      return RelationValue.ephemeral(model.relation(), cteName(model));
    }
    return RelationValue.of(model.relation());
  }

  @Override
  public RelationValue source(Source call) {
    Optional<SourceNode> found = index.source(call.source(), call.table());
    if (found.isEmpty()) {
      throw failed(index.noSource(call.source(), call.table()));
    }
    checkKnown(found.get().id(), "source('" + call.source() + "', '" + call.table() + "')");
    return RelationValue.of(found.get().relation());
  }

  /** What was not seen while parsing has no edge in the graph: it may not have been built yet. */
  private void checkKnown(String id, String call) {
    boolean known = node.dependsOn().contains(id) || graph.find(node.id()).isEmpty();
    if (!known) {
      throw failed(
          "reads something that was not seen while parsing. Add this line to it: -- depends_on: {{ "
              + call
              + " }}");
    }
  }

  private PythonException failed(String why) {
    return PythonException.of(
        ErrorType.HOST, node.resourceType() + " '" + node.name() + "' " + why);
  }
}
