package io.shoppipe.models.render;

import io.shoppipe.models.graph.AnalysisNode;
import io.shoppipe.models.graph.ExposureNode;
import io.shoppipe.models.graph.FunctionNode;
import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.NodeIndex;
import io.shoppipe.models.graph.OperationNode;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SeedNode;
import io.shoppipe.models.graph.SnapshotNode;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.models.graph.UnitTestNode;
import io.shoppipe.models.relation.RelationCache;
import io.shoppipe.warehouse.api.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The second phase: a node's SQL, with the warehouse at hand for what templates ask of it.
 * Thread-safe.
 */
public final class Compiler {
  private final RenderScope scope;
  private final MacroLibrary macros;
  private final ModelGraph graph;
  private final GraphValue graphValue;
  private final NodeIndex index;
  private final RelationCache existing;
  private final NodeContexts contexts;

  public Compiler(
      RenderScope scope,
      MacroLibrary macros,
      ModelGraph graph,
      NodeIndex index,
      RelationCache existing) {
    this.scope = scope;
    this.macros = macros;
    this.graph = graph;
    this.graphValue = new GraphValue(graph);
    this.index = index;
    this.existing = existing;
    this.contexts = new NodeContexts(scope, macros);
  }

  /** Fails with MODELS, naming file, line and column, where the node can't be rendered. */
  public Compiled compile(Node node, Optional<Session> session) {
    return compile(node, session, Optional.empty());
  }

  /** A node as it is, without its own SQL: what is built of it is given. */
  public Compiled given(Node node, Session session, String sql) {
    return new Compiled(sql, new One(node, Optional.of(session), Optional.empty()).scope());
  }

  /** The same for one batch of a microbatch model. */
  public Compiled compile(Node node, Optional<Session> session, Optional<Batch> batch) {
    if (node instanceof UnitTestNode test) {
      return unitTest(test, session);
    }
    Map<String, String> ctes = new LinkedHashMap<>();
    One one = new One(node, session, batch);
    String sql = one.render(ctes);
    return new Compiled(Ctes.inject(ctes, sql), one.scope());
  }

  private Compiled unitTest(UnitTestNode test, Optional<Session> session) {
    return new UnitTestCompiler(
            test,
            (ModelNode) graph.node(test.model()),
            new NodeContexts(UnitTestCompiler.scope(scope, test), macros),
            session,
            new UnitTestCompiler.Parts(macros, index, existing, scope.selected()))
        .compile();
  }

  /** The same for SQL that runs by itself, which sees some names more. */
  public Compiled compile(
      OperationNode node, Session session, Map<String, ? extends @Nullable Object> more) {
    One one = new One(node, Optional.of(session), Optional.empty());
    one.context.putAll(more);
    Map<String, String> ctes = new LinkedHashMap<>();
    return new Compiled(Ctes.inject(ctes, one.render(ctes)), one.scope());
  }

  /** The macro that builds a node, where the project or a package has its own. */
  public Optional<String> ownMaterialization(RelationNode node, boolean builtin) {
    return macros.materialization(node.materialized(), scope.profile().type(), builtin);
  }

  /** A node as templates see it in {@code graph.nodes}. */
  public Map<?, ?> entry(Node node) {
    return graphValue.node(node.id());
  }

  /** Where an earlier run left the node, for {@code clone}. */
  public Optional<RelationName> elsewhere(RelationNode node) {
    return scope.selected().elsewhere(node);
  }

  /** Whether all is to be built without rows. */
  public boolean empty() {
    return scope.selected().empty();
  }

  /** Whether a node is to be built anew. */
  public boolean fullRefresh(Node node) {
    return Subject.fullRefresh(node.config(), scope.fullRefresh());
  }

  /** One node's rendering. */
  private final class One implements Node.Visitor<String> {
    private final Node node;
    private final Optional<Session> session;
    private final Optional<Batch> batch;
    private final Resolving references;
    private final ConfigFunction.Known config;
    private final Map<String, @Nullable Object> context;

    One(Node node, Optional<Session> session, Optional<Batch> batch) {
      this.node = node;
      this.session = session;
      this.batch = batch;
      this.references =
          new Resolving(node, new Resolving.Names(graph, index), batch, scope, existing);
      this.config = ConfigFunction.of(node.config());
      this.context =
          contexts.of(
              new Subject(
                  Phase.RUN,
                  node.name(),
                  node.fqn(),
                  relation(node),
                  references,
                  config,
                  node.config().values(),
                  session,
                  Optional.of(new Subject.Known(node, existing, batch))));
      context.put("graph", graphValue);
    }

    private RelationName relation(Node owner) {
      if (owner instanceof FunctionNode function) {
        return function.relation();
      }
      return owner instanceof RelationNode known ? known.relation() : scope.relation(owner.name());
    }

    NodeScope scope() {
      boolean anew =
          batch.map(Batch::first).orElse(Subject.fullRefresh(node.config(), scope.fullRefresh()));
      return new NodeScope(node, macros, context, config, anew, batch);
    }

    String render(Map<String, String> ctes) {
      String sql = NodeScope.guarded(node, () -> node.accept(this));
      for (RelationNode ephemeral : references.ephemerals()) {
        String name = Resolving.cteName(ephemeral);
        if (!ctes.containsKey(name)) {
          ctes.put(name, new One(ephemeral, session, batch).render(ctes));
        }
      }
      return sql;
    }

    private String code(String path, String text) {
      return new FileText(text)
          .rendered(kept -> macros.environment(Phase.RUN).parse(path, kept).render(context));
    }

    @Override
    public String model(ModelNode model) {
      return code(model.path(), model.code());
    }

    @Override
    public String seed(SeedNode seed) {
      return "";
    }

    @Override
    public String snapshot(SnapshotNode snapshot) {
      return macros
          .environment(Phase.RUN)
          .parse(snapshot.path(), snapshot.code())
          .render(context)
          .replaceFirst("^\n+(?=\n)", "");
    }

    @Override
    public String source(SourceNode source) {
      throw new IllegalArgumentException("a source has no SQL: " + source.id());
    }

    @Override
    public String unitTest(UnitTestNode test) {
      throw new IllegalArgumentException("a unit test is compiled as a whole: " + test.id());
    }

    @Override
    public String operation(OperationNode operation) {
      return macros
          .environment(Phase.RUN)
          .parse(operation.path(), operation.code())
          .render(context);
    }

    @Override
    public String exposure(ExposureNode exposure) {
      return "";
    }

    @Override
    public String function(FunctionNode function) {
      return function.language().equals("python")
          ? function.code()
          : code(function.path(), function.code());
    }

    @Override
    public String analysis(AnalysisNode analysis) {
      return code(analysis.path(), analysis.code());
    }

    @Override
    public String test(TestNode test) {
      if (test.generic().isEmpty()) {
        return code(test.path(), test.code());
      }
      return new TestCall(test.generic().get(), macros.environment(Phase.RUN), test.path(), context)
          .sql(test.code(), test.config().values().get("where"));
    }
  }
}
