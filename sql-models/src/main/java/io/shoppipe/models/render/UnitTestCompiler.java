package io.shoppipe.models.render;

import io.shoppipe.models.graph.Fixture;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.NodeIndex;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.graph.UnitTestNode;
import io.shoppipe.models.relation.RelationCache;
import io.shoppipe.models.unittest.FixtureSql;
import io.shoppipe.models.unittest.IllegalFixtureException;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonException;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders a model as one of its unit tests sees it. For one rendering. */
final class UnitTestCompiler {
  private final UnitTestNode test;
  private final ModelNode model;
  private final MacroLibrary macros;
  private final Optional<Session> session;
  private final UnitTestReferences references;
  private final RelationCache existing;
  private final Selected selected;
  private final ConfigFunction.Known config;
  private final Map<String, @Nullable Object> context;

  UnitTestCompiler(
      UnitTestNode test,
      ModelNode model,
      NodeContexts contexts,
      Optional<Session> session,
      Parts parts) {
    this.test = test;
    this.model = model;
    this.macros = parts.macros();
    this.session = session;
    this.existing = parts.existing();
    this.selected = parts.selected();
    this.references = new UnitTestReferences(test, model.fqn().get(0), parts.index());
    this.config = ConfigFunction.of(model.config());
    this.context =
        contexts.of(
            new Subject(
                Phase.RUN,
                test.name(),
                model.fqn(),
                model.relation(),
                references,
                config,
                model.config().values(),
                session,
                Optional.of(new Subject.Known(test, parts.existing(), Optional.empty()))));
  }

  /** What is the same for all tests of a run. */
  record Parts(MacroLibrary macros, NodeIndex index, RelationCache existing, Selected selected) {}

  Compiled compile() {
    return new Compiled(
        NodeScope.guarded(test, this::sql),
        new NodeScope(test, macros, context, config, false, Optional.empty()));
  }

  private String sql() {
    if (context instanceof RenderContext known) {
      test.overrides().macros().forEach(known::override);
    }
    boolean hasThis = test.given().containsKey(model.id());
    context.put("this", hasThis ? references.given(model, model.relation(), "this") : null);
    String sql = rendered(model.path(), model.code()).stripTrailing();
    Map<String, String> ctes = new LinkedHashMap<>();
    references
        .used()
        .forEach(
            (name, node) -> {
              if (sql.contains(name)) {
                ctes.put(name, rows(node));
              }
            });
    return Ctes.inject(ctes, sql);
  }

  private String rendered(String path, String text) {
    return macros.environment(Phase.RUN).parse(path, text).render(context);
  }

  private String rows(Node node) {
    Fixture fixture = test.given().getOrDefault(node.id(), Fixture.ofRows(List.of()));
    if (fixture.sql().isPresent()) {
      return rendered(test.path(), fixture.sql().get()).strip();
    }
    try {
      return new FixtureSql("'" + node.name() + "'", columns(node), model.relation().quotes())
          .input(fixture);
    } catch (IllegalFixtureException unfit) {
      throw PythonException.of(ErrorType.HOST, String.valueOf(unfit.getMessage()));
    }
  }

  private List<Table.TableColumn> columns(Node node) {
    RelationName name =
        node instanceof SourceNode source ? source.relation() : place((RelationNode) node);
    if (session.isEmpty()) {
      return List.of();
    }
    return session
        .get()
        .table(new TableName(name.schema(), name.identifier()))
        .map(Table::columns)
        .orElseThrow(
            () ->
                PythonException.of(
                    ErrorType.HOST,
                    "Not able to get columns for unit test '%s' from relation %s because the relation doesn't exist. Build it first, or give its rows with format: sql."
                        .formatted(node.name(), RelationValue.of(name).string())));
  }

  /** Its own place, or with {@code --defer} that of an earlier run. */
  private RelationName place(RelationNode node) {
    boolean exists = existing.kind(node.relation()).isPresent();
    return selected.deferred(node, exists).orElse(node.relation());
  }

  /** The scope with the variables and the environment that the test sets. */
  static RenderScope scope(RenderScope scope, UnitTestNode test) {
    UnitTestNode.Overrides overrides = test.overrides();
    return overrides.vars().isEmpty() && overrides.environment().isEmpty()
        ? scope
        : scope.overridden(overrides.vars(), overrides.environment());
  }
}
