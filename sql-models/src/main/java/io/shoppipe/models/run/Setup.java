package io.shoppipe.models.run;

import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.materialization.Build;
import io.shoppipe.models.materialization.Built;
import io.shoppipe.models.materialization.Changes;
import io.shoppipe.models.materialization.Materializations;
import io.shoppipe.models.materialization.Materializing;
import io.shoppipe.models.materialization.OwnMaterialization;
import io.shoppipe.models.relation.RelationCache;
import io.shoppipe.models.render.Compiled;
import io.shoppipe.models.render.Compiler;
import io.shoppipe.models.report.Report;
import io.shoppipe.warehouse.api.Session;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What all nodes of a run are run with. */
record Setup(
    Compiler compiler,
    TargetFiles files,
    RelationCache relations,
    Report report,
    String adapter,
    boolean storeFailures,
    Function<RelationNode, Path> root,
    Batches.Span span,
    boolean testWarningsFail,
    Clock clock) {

  /** Builds a node from its compiled query; {@code ran} takes the statement that does it. */
  Built built(
      RelationNode node,
      Compiled compiled,
      Session session,
      Materializing.Hooks hooks,
      Consumer<String> ran) {
    Build build = build(node, compiled, session, ran);
    Optional<String> own = compiler.ownMaterialization(node, Materializations.isKnown(node));
    if (own.isPresent()) {
      return new OwnMaterialization(build, own.get()).run();
    }
    return new Materializing(build, hooks).with(Materializations.of(node, adapter));
  }

  /** A view of what an earlier run left of the node elsewhere. */
  Built cloned(RelationNode node, Compiled view, Session session) {
    Build build = build(node, view, session, sql -> {});
    return new Materializing(build, Materializing.Hooks.ALL).with(Materializations.view(adapter));
  }

  private Build build(RelationNode node, Compiled compiled, Session session, Consumer<String> ran) {
    return new Build(
        session,
        adapter,
        node,
        compiled.sql(),
        compiled.scope(),
        relations,
        root.apply(node),
        new Changes(),
        ran,
        compiler.empty());
  }
}
