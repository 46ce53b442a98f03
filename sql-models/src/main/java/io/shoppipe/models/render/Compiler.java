package io.shoppipe.models.render;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.graph.NodeIndex;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.python.PythonException;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
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
  private final NodeIndex index;
  private final NodeContexts contexts;

  public Compiler(RenderScope scope, MacroLibrary macros, ModelGraph graph, NodeIndex index) {
    this.scope = scope;
    this.macros = macros;
    this.graph = graph;
    this.index = index;
    this.contexts = new NodeContexts(scope, macros);
  }

  /** Fails with MODELS, naming file, line and column, where the node can't be rendered. */
  public Compiled compile(Node node, Optional<Session> session) {
    Map<String, String> ctes = new LinkedHashMap<>();
    return new Compiled(Ctes.inject(ctes, render(node, session, ctes)));
  }

  private String render(Node node, Optional<Session> session, Map<String, String> ctes) {
    Resolving references = new Resolving(node, graph, index);
    String sql = guarded(node, references, session).stripTrailing();
    for (ModelNode ephemeral : references.ephemerals()) {
      String name = Resolving.cteName(ephemeral);
      if (!ctes.containsKey(name)) {
        ctes.put(name, render(ephemeral, session, ctes));
      }
    }
    return sql;
  }

  private String guarded(Node node, Resolving references, Optional<Session> session) {
    try {
      return node.accept(new Rendering(references, session));
    } catch (PythonException broken) {
      String place = broken.template() == null ? node.path() + ": " : "";
      throw new SingerException(
          ErrorKind.MODELS,
          "Compilation Error in %s %s (%s%s)"
              .formatted(node.resourceType(), node.name(), place, broken.getMessage()),
          broken);
    }
  }

  private Map<String, @Nullable Object> context(
      Node node, RelationName relation, Resolving references, Optional<Session> session) {
    NodeConfig config = node.config();
    return contexts.of(
        new Subject(
            Phase.RUN,
            node.name(),
            node.fqn(),
            relation,
            references,
            ConfigFunction.of(config),
            config.values(),
            session));
  }

  /** Renders each kind of node. */
  private final class Rendering implements Node.Visitor<String> {
    private final Resolving references;
    private final Optional<Session> session;

    Rendering(Resolving references, Optional<Session> session) {
      this.references = references;
      this.session = session;
    }

    @Override
    public String model(ModelNode node) {
      return macros
          .environment(Phase.RUN)
          .parse(node.path(), node.code())
          .render(context(node, node.relation(), references, session));
    }

    @Override
    public String source(SourceNode node) {
      throw new IllegalArgumentException("a source has no SQL: " + node.id());
    }

    @Override
    public String test(TestNode node) {
      RelationName relation =
          new RelationName(scope.database(), scope.profile().schema(), node.shortName());
      Map<String, @Nullable Object> context = context(node, relation, references, session);
      if (node.generic().isEmpty()) {
        String sql = macros.environment(Phase.RUN).parse(node.path(), node.code()).render(context);
        return sql;
      }
      return new TestCall(node.generic().get(), macros.environment(Phase.RUN), node.path(), context)
          .sql(node.code(), node.config().values().get("where"));
    }
  }
}
