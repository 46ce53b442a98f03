package io.shoppipe.models.run;

import io.shoppipe.models.graph.FunctionNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.RunOrder;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.models.parse.Origin;
import io.shoppipe.models.parse.ParsedProject;
import io.shoppipe.models.relation.RelationCache;
import io.shoppipe.models.render.Compiler;
import io.shoppipe.models.render.MacroLibrary;
import io.shoppipe.models.render.RenderScope;
import io.shoppipe.models.report.BatchResults;
import io.shoppipe.models.report.NodeResult;
import io.shoppipe.models.report.Report;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Prepares the warehouse for a run, then runs it. */
public final class Execution {
  /** How far nodes go. */
  public enum Depth {
    RUN,
    COMPILE,
    /** Only views of what an earlier run left elsewhere are made. */
    CLONE
  }

  /**
   * How a run goes; the times bound the batches of microbatch models, the last one that of {@code
   * began}. {@code batches} are those that an earlier run left, by model. {@code selects}: the user
   * named nodes.
   */
  public record Options(
      Depth depth,
      boolean failFast,
      boolean skipAfterFailedStart,
      Optional<String> eventTimeStart,
      Optional<String> eventTimeEnd,
      boolean testWarningsFail,
      Path root,
      Map<String, BatchResults> batches,
      Instant began,
      boolean selects) {
    public Options {
      batches = Map.copyOf(batches);
    }
  }

  /** What is run, in what, and who is told. */
  public record Parts(
      RenderScope scope,
      MacroLibrary macros,
      ParsedProject project,
      Warehouse warehouse,
      TargetFiles files,
      Report report,
      Clock clock) {}

  private final Parts parts;
  private final Options options;

  public Execution(Parts parts, Options options) {
    this.parts = parts;
    this.options = options;
  }

  public List<NodeResult> run(RunOrder order, int threads) {
    Setup setup = setup(prepared(order));
    NodeRunner nodes = new NodeRunner(setup, options.depth());
    if (options.depth() != Depth.RUN) {
      List<NodeResult> compiled = new ArrayList<>(runner(nodes).run(order, threads));
      compiled.addAll(ephemerals(order, nodes));
      return compiled;
    }
    ProjectHooks hooks = new ProjectHooks(setup, parts.warehouse());
    List<NodeResult> results = new ArrayList<>(hooks.start(parts.project().onRunStart()));
    List<NodeResult> ofNodes = new ArrayList<>();
    boolean failed = results.stream().anyMatch(result -> result.status().failed());
    if (failed && options.skipAfterFailedStart()) {
      order.ids().forEach(id -> ofNodes.add(nodes.skipped(node(id))));
    } else {
      ofNodes.addAll(runner(nodes).run(order, threads));
    }
    results.addAll(ofNodes);
    results.addAll(hooks.end(parts.project().onRunEnd(), ofNodes));
    return results;
  }

  /**
   * The ephemeral models that are selected or read, compiled by themselves; results of the first.
   */
  private List<NodeResult> ephemerals(RunOrder order, NodeRunner nodes) {
    List<NodeResult> results = new ArrayList<>();
    if (options.depth() != Depth.COMPILE) {
      return results;
    }
    Set<String> all = new TreeSet<>(order.ephemerals());
    Deque<String> open = new ArrayDeque<>(order.ids());
    open.addAll(order.ephemerals());
    while (!open.isEmpty()) {
      for (String parent : node(open.pop()).dependsOn()) {
        if (node(parent) instanceof RelationNode model && model.isEphemeral() && all.add(parent)) {
          open.add(parent);
        }
      }
    }
    try (Session session = parts.warehouse().open()) {
      for (String id : all) {
        NodeResult result = nodes.run(node(id), session);
        if (order.ephemerals().contains(id) && (options.selects() || result.status().failed())) {
          results.add(result);
        }
      }
    }
    return results;
  }

  private Runner runner(NodeRunner nodes) {
    Runner.OnFailure onFailure =
        options.failFast() ? Runner.OnFailure.SKIP_REST : Runner.OnFailure.GO_ON;
    return new Runner(parts.project().graph(), nodes, parts.warehouse(), parts.report(), onFailure);
  }

  private Setup setup(RelationCache relations) {
    RenderScope scope = parts.scope();
    return new Setup(
        new Compiler(
            scope, parts.macros(), parts.project().graph(), parts.project().index(), relations),
        parts.files(),
        relations,
        parts.report(),
        scope.profile().type(),
        scope.storeFailures(),
        this::root,
        new Batches.Span(
            options.eventTimeStart(),
            options.eventTimeEnd(),
            options.began().atOffset(ZoneOffset.UTC),
            options.batches()),
        options.testWarningsFail(),
        parts.clock());
  }

  /** The folder of the project or package that the node is of. */
  private Path root(RelationNode node) {
    Origin origin = parts.project().origins().get(node.id());
    return origin == null ? options.root() : origin.root();
  }

  private Node node(String id) {
    return parts.project().graph().node(id);
  }

  /** Makes the schemas that miss, unless it only compiles, and learns what the others hold. */
  private RelationCache prepared(RunOrder order) {
    Warehouse warehouse = parts.warehouse();
    Set<String> schemas = new TreeSet<>();
    Map<String, RelationName> attached = new TreeMap<>();
    for (String id : order.ids()) {
      if (node(id) instanceof RelationNode model && isAttached(model)) {
        RelationName name = model.relation();
        attached.putIfAbsent(name.database() + "." + name.schema(), name);
      } else if (node(id) instanceof RelationNode model) {
        schemas.add(model.relation().schema());
      } else if (node(id) instanceof FunctionNode function) {
        schemas.add(function.relation().schema());
      } else if (node(id) instanceof TestNode test
          && test.storesFailures(parts.scope().storeFailures())) {
        schemas.add(test.relation().schema());
      }
    }
    Set<String> others = new TreeSet<>();
    if (!parts.scope().selected().elsewhere().isEmpty()) {
      parts
          .project()
          .graph()
          .nodes(RelationNode.class)
          .forEach(model -> others.add(model.relation().schema()));
      others.removeAll(schemas);
    }
    RelationCache relations = new RelationCache(warehouse.dialect().capabilities());
    try (Session session = warehouse.open()) {
      for (String schema : schemas) {
        if (session.schemaExists(schema)) {
          relations.fill(session, schema);
        } else if (options.depth() != Depth.COMPILE) {
          session.execute(warehouse.dialect().createSchema(schema));
        }
      }
      others.stream()
          .filter(session::schemaExists)
          .forEach(schema -> relations.fill(session, schema));
      attached.values().forEach(name -> relations.attach(name.database()));
      OtherDatabases databases = new OtherDatabases(session, relations);
      boolean make = options.depth() != Depth.COMPILE;
      attached.values().forEach(name -> databases.fill(name, make));
    }
    return relations;
  }

  private boolean isAttached(RelationNode model) {
    return parts.warehouse().name().equals("duckdb")
        && !model.isEphemeral()
        && !model.relation().database().equalsIgnoreCase(parts.warehouse().database());
  }
}
