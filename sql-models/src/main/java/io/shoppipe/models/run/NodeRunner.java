package io.shoppipe.models.run;

import io.shoppipe.models.connection.TracedSession;
import io.shoppipe.models.graph.AnalysisNode;
import io.shoppipe.models.graph.ExposureNode;
import io.shoppipe.models.graph.FunctionNode;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.OperationNode;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SeedNode;
import io.shoppipe.models.graph.SnapshotNode;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.models.graph.UnitTestNode;
import io.shoppipe.models.materialization.Built;
import io.shoppipe.models.materialization.FailingRows;
import io.shoppipe.models.materialization.FunctionCreation;
import io.shoppipe.models.materialization.Materializing;
import io.shoppipe.models.render.Compiled;
import io.shoppipe.models.render.NodeScope;
import io.shoppipe.models.render.RelationValue;
import io.shoppipe.models.render.RenderFailure;
import io.shoppipe.models.report.NodeResult;
import io.shoppipe.models.report.Status;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Session;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles and runs one node after the other. Thread-safe: the session is the caller's. */
final class NodeRunner {

  private final Setup setup;
  private final Execution.Depth depth;

  NodeRunner(Setup setup, Execution.Depth depth) {
    this.setup = setup;
    this.depth = depth;
  }

  NodeResult run(Node node, Session session) {
    TracedSession.runs(session, node.id());
    return new Attempt(node, session).result();
  }

  NodeResult skipped(Node node) {
    return new NodeResult(
        node,
        Status.SKIPPED,
        "Skipped: something that it reads has failed",
        -1,
        0,
        Optional.empty(),
        NodeResult.Timing.at(setup.clock().instant()),
        Thread.currentThread().getName());
  }

  /** One node's way; remembers how far it came, for the report of a failure. */
  private final class Attempt implements Node.Visitor<NodeResult> {
    private final Node node;
    private final Session session;
    private final Instant compileStart = setup.clock().instant();
    private Instant executeStart = compileStart;
    private @Nullable Compiled compiled;
    private @Nullable String sql;
    private @Nullable String ran;

    Attempt(Node node, Session session) {
      this.node = node;
      this.session = session;
    }

    NodeResult result() {
      try {
        if (depth == Execution.Depth.CLONE && node instanceof RelationNode relation) {
          return cloned(relation);
        }
        if (depth == Execution.Depth.RUN && isMicrobatch()) {
          return microbatch((ModelNode) node);
        }
        compile();
        executeStart = setup.clock().instant();
        return depth == Execution.Depth.COMPILE
            ? result(Status.SUCCESS, "", -1, 0)
            : node.accept(this);
      } catch (RenderFailure failed) {
        boolean own = failed.nodeId().equals(node.id());
        return result(
            own ? Status.ERROR : Status.SKIPPED,
            own ? failed.getMessage() : becauseOf(failed),
            -1,
            0);
      } catch (SingerException failed) {
        return result(
            Status.ERROR, new Failure(node, sql, ran, setup.storeFailures()).words(failed), -1, 0);
      }
    }

    private NodeResult cloned(RelationNode relation) {
      Optional<RelationName> other = setup.compiler().elsewhere(relation);
      boolean stands = setup.relations().kind(relation.relation()).isPresent();
      if (other.isEmpty() || (stands && !setup.compiler().fullRefresh(relation))) {
        return result(Status.SUCCESS, "No-op", -1, 0);
      }
      sql = "select * from " + RelationValue.of(other.get()).string();
      Built built = setup.cloned(relation, setup.compiler().given(node, session, sql), session);
      return result(Status.SUCCESS, built.answer(), -1, built.rows());
    }

    private String becauseOf(RenderFailure failed) {
      return "Compilation Error in %s, caused by compilation error in referenced ephemeral model %s\n%s"
          .formatted(node.id(), failed.nodeId(), failed.getMessage());
    }

    private boolean isMicrobatch() {
      return node instanceof ModelNode model && Batches.isMicrobatch(model);
    }

    private NodeResult microbatch(ModelNode model) {
      MicrobatchRun.Outcome outcome = new MicrobatchRun(setup, model, session).run();
      sql = outcome.sql().orElse(null);
      return result(outcome.status(), outcome.message(), -1, outcome.rows())
          .with(outcome.batches());
    }

    private void compile() {
      Compiled found = setup.compiler().compile(node, Optional.of(session));
      compiled = found;
      if (!(node instanceof SeedNode) && !(node instanceof ExposureNode)) {
        sql = found.sql();
        setup.files().compiled(node, found.sql());
      }
    }

    @Override
    public NodeResult model(ModelNode model) {
      return built(model);
    }

    @Override
    public NodeResult seed(SeedNode seed) {
      return built(seed);
    }

    @Override
    public NodeResult snapshot(SnapshotNode snapshot) {
      return built(snapshot);
    }

    private NodeResult built(RelationNode wanted) {
      try {
        Built built =
            setup.built(
                wanted,
                Objects.requireNonNull(compiled),
                session,
                Materializing.Hooks.ALL,
                text -> ran = text);
        return result(Status.SUCCESS, built.answer(), -1, built.rows()).answered(built.response());
      } finally {
        writeRun(wanted);
      }
    }

    /** What failed before it had a statement leaves its query. */
    private void writeRun(RelationNode wanted) {
      if (ran != null || !(wanted instanceof SeedNode)) {
        setup.files().run(node, ran == null ? compiledSql() : ran);
      }
    }

    @Override
    public NodeResult source(SourceNode source) {
      throw new IllegalArgumentException("sources don't run: " + source.id());
    }

    @Override
    public NodeResult operation(OperationNode operation) {
      String statements = compiledSql().strip();
      if (!statements.isEmpty()) {
        session.execute(statements);
      }
      return result(Status.SUCCESS, operation.name() + " passed", 0, 0);
    }

    @Override
    public NodeResult exposure(ExposureNode exposure) {
      return result(Status.NO_OP, "NO-OP", 0, 0);
    }

    @Override
    public NodeResult function(FunctionNode function) {
      Compiled found = Objects.requireNonNull(compiled);
      try {
        Built built =
            new FunctionCreation(function, found, session, setup.adapter()).run(text -> ran = text);
        return result(Status.SUCCESS, built.answer(), -1, 0);
      } finally {
        setup.files().run(node, ran == null ? compiledSql() : ran);
      }
    }

    @Override
    public NodeResult analysis(AnalysisNode analysis) {
      throw new IllegalArgumentException("analyses don't run: " + analysis.id());
    }

    @Override
    public NodeResult test(TestNode test) {
      TestQuery query = new TestQuery(test);
      String inner = query.limited(compiledSql());
      if (test.storesFailures(setup.storeFailures())) {
        inner = new FailingRows(test, session, setup.relations()).keep(inner);
      }
      String around = query.sql(inner);
      setup.files().run(node, around);
      TestQuery.Verdict verdict = query.verdict(session.query(around));
      if (verdict.status() == Status.WARN && setup.testWarningsFail()) {
        return result(Status.FAIL, verdict.message(), verdict.failures(), 0);
      }
      return result(verdict.status(), verdict.message(), verdict.failures(), 0);
    }

    @Override
    public NodeResult unitTest(UnitTestNode test) {
      NodeScope scope = Objects.requireNonNull(compiled).scope();
      Optional<String> difference =
          new UnitTestRun(test, session, scope, setup.adapter()).difference(compiledSql());
      return difference
          .map(text -> result(Status.FAIL, text, 1, 0))
          .orElseGet(() -> result(Status.PASS, "", 0, 0));
    }

    private String compiledSql() {
      return sql == null ? "" : sql;
    }

    private NodeResult result(Status status, String message, long failures, long rows) {
      return new NodeResult(
          node,
          status,
          message,
          failures,
          rows,
          Optional.ofNullable(sql),
          new NodeResult.Timing(compileStart, executeStart, setup.clock().instant()),
          Thread.currentThread().getName());
    }
  }
}
