package io.shoppipe.models.run;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.RunOrder;
import io.shoppipe.models.materialization.RelationCache;
import io.shoppipe.models.parse.ParsedProject;
import io.shoppipe.models.render.Compiler;
import io.shoppipe.models.render.MacroLibrary;
import io.shoppipe.models.render.RenderScope;
import io.shoppipe.models.report.NodeResult;
import io.shoppipe.models.report.Report;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Prepares the warehouse for a run, then runs it. */
public final class Execution {
  /** How a run goes. */
  public record Options(boolean compileOnly, boolean failFast) {}

  private final RenderScope scope;
  private final MacroLibrary macros;
  private final ParsedProject project;
  private final Warehouse warehouse;
  private final TargetFiles files;
  private final Report report;
  private final Clock clock;
  private final Options options;

  public Execution(
      RenderScope scope,
      MacroLibrary macros,
      ParsedProject project,
      Warehouse warehouse,
      TargetFiles files,
      Report report,
      Clock clock,
      Options options) {
    this.scope = scope;
    this.macros = macros;
    this.project = project;
    this.warehouse = warehouse;
    this.files = files;
    this.report = report;
    this.clock = clock;
    this.options = options;
  }

  public List<NodeResult> run(RunOrder order, int threads) {
    ModelGraph graph = project.graph();
    NodeRunner nodes =
        new NodeRunner(
            new Compiler(scope, macros, graph, project.index()),
            files,
            options.compileOnly() ? noRelations() : prepared(order),
            scope.profile().type(),
            options.compileOnly() ? NodeRunner.Depth.COMPILE : NodeRunner.Depth.RUN,
            clock);
    Runner.OnFailure onFailure =
        options.failFast() ? Runner.OnFailure.SKIP_REST : Runner.OnFailure.GO_ON;
    return new Runner(graph, nodes, warehouse, report, onFailure).run(order, threads);
  }

  private RelationCache noRelations() {
    return new RelationCache(warehouse.dialect().capabilities());
  }

  /** Makes the schemas that miss and learns what the others hold. */
  private RelationCache prepared(RunOrder order) {
    Set<String> schemas = new TreeSet<>();
    for (String id : order.ids()) {
      if (project.graph().node(id) instanceof ModelNode model) {
        schemas.add(model.relation().schema());
      }
    }
    RelationCache relations = noRelations();
    try (Session session = warehouse.open()) {
      for (String schema : schemas) {
        if (session.schemaExists(schema)) {
          relations.fill(session, schema);
        } else {
          session.execute(warehouse.dialect().createSchema(schema));
        }
      }
    }
    return relations;
  }
}
