package io.shoppipe.models.render;

import io.shoppipe.models.graph.FunctionNode;
import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.graph.NodeIndex;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SnapshotNode;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.relation.RelationCache;
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
  private final Optional<Batch> batch;
  private final RenderScope scope;
  private final RelationCache existing;
  private final Set<RelationNode> ephemerals = new LinkedHashSet<>();

  /** Where names are looked up. */
  record Names(ModelGraph graph, NodeIndex index) {}

  Resolving(
      Node node, Names names, Optional<Batch> batch, RenderScope scope, RelationCache existing) {
    this.node = node;
    this.graph = names.graph();
    this.index = names.index();
    this.batch = batch;
    this.scope = scope;
    this.existing = existing;
  }

  static String cteName(RelationNode ephemeral) {
    return RelationFactory.ephemeralName(ephemeral.relation().identifier());
  }

  Set<RelationNode> ephemerals() {
    return ephemerals;
  }

  @Override
  public RelationValue ref(Ref call) {
    Optional<RelationNode> found =
        index.relation(node.fqn().get(0), call.packageName(), call.key());
    if (found.isEmpty()) {
      throw failed(index.noModel(call.packageName(), call.key()));
    }
    RelationNode model = found.get();
    checkKnown(model.id(), "ref('" + call.name() + "')");
    if (model.isEphemeral()) {
      ephemerals.add(model);
      RelationValue cte = RelationValue.ephemeral(model.relation(), cteName(model));
      return scope.selected().empty() ? cte.filtered("false limit 0", alias("limit", cte)) : cte;
    }
    return ofBatch(RelationValue.of(place(model)), model.config());
  }

  /** Its own place, or with {@code --defer} that of an earlier run. */
  private RelationName place(RelationNode model) {
    boolean exists = existing.kind(model.relation()).isPresent();
    return scope.selected().deferred(model, exists).orElse(model.relation());
  }

  @Override
  public RelationValue source(Source call) {
    Optional<SourceNode> found = index.source(node.fqn().get(0), call.source(), call.table());
    if (found.isEmpty()) {
      throw failed(index.noSource(call.source(), call.table()));
    }
    checkKnown(found.get().id(), "source('" + call.source() + "', '" + call.table() + "')");
    return ofBatch(relation(found.get()), found.get().config());
  }

  @Override
  public RelationValue function(Function call) {
    FunctionNode found =
        index
            .function(node.fqn().get(0), call.packageName(), call.name())
            .orElseThrow(() -> failed(index.noFunction(call.name())));
    checkKnown(found.id(), "function('" + call.name() + "')");
    return RelationValue.of(found.relation());
  }

  private RelationValue relation(SourceNode source) {
    Optional<String> external =
        scope.profile().type().equals("duckdb") ? ExternalLocation.of(source) : Optional.empty();
    return external
        .map(sql -> RelationValue.external(source.relation(), sql))
        .orElseGet(() -> RelationValue.of(source.relation()));
  }

  /** A batch sees the rows of its time of what says which column has the time. */
  private RelationValue ofBatch(RelationValue relation, NodeConfig config) {
    RelationValue some =
        scope.selected().empty()
            ? relation.filtered("false limit 0", alias("limit", relation))
            : relation;
    Optional<String> column = config.text("event_time").filter(text -> !text.isBlank());
    Optional<Batch> span = span();
    return span.isPresent() && column.isPresent()
        ? some.filtered(span.get().condition(time(column.get())), alias("et_filter", relation))
        : some;
  }

  private String time(String column) {
    return scope.profile().type().equals("bigquery") ? "cast(" + column + " as timestamp)" : column;
  }

  /** The time of which rows are read: the batch's, within the sample where there is one. */
  private Optional<Batch> span() {
    Optional<Batch> sample = scope.selected().sample();
    if (batch.isPresent()) {
      return batch.map(own -> sample.map(own::within).orElse(own));
    }
    return node instanceof ModelNode || node instanceof SnapshotNode ? sample : Optional.empty();
  }

  /** PostgreSQL asks for an alias. */
  private String alias(String what, RelationValue relation) {
    return scope.profile().type().equals("postgres")
        ? "_dbt_" + what + "_subq_" + relation.name().identifier()
        : "";
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
