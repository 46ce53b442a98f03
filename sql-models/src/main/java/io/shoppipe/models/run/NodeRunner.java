package io.shoppipe.models.run;

import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.models.materialization.Build;
import io.shoppipe.models.materialization.Built;
import io.shoppipe.models.materialization.Materializations;
import io.shoppipe.models.materialization.RelationCache;
import io.shoppipe.models.render.Compiler;
import io.shoppipe.models.report.NodeResult;
import io.shoppipe.models.report.Status;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles and runs one node after the other. Thread-safe: the session is the caller's. */
final class NodeRunner {
  /** What is run: all, or the compilation only. */
  enum Depth {
    RUN,
    COMPILE
  }

  private final Compiler compiler;
  private final TargetFiles files;
  private final RelationCache relations;
  private final String adapter;
  private final Depth depth;
  private final Clock clock;

  NodeRunner(
      Compiler compiler,
      TargetFiles files,
      RelationCache relations,
      String adapter,
      Depth depth,
      Clock clock) {
    this.compiler = compiler;
    this.files = files;
    this.relations = relations;
    this.adapter = adapter;
    this.depth = depth;
    this.clock = clock;
  }

  NodeResult run(Node node, Session session) {
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
        NodeResult.Timing.at(clock.instant()),
        Thread.currentThread().getName());
  }

  /** One node's way; remembers how far it came, for the report of a failure. */
  private final class Attempt implements Node.Visitor<NodeResult> {
    private final Node node;
    private final Session session;
    private final Instant compileStart = clock.instant();
    private Instant executeStart = compileStart;
    private @Nullable String sql;

    Attempt(Node node, Session session) {
      this.node = node;
      this.session = session;
    }

    NodeResult result() {
      try {
        String compiled = compiler.compile(node, Optional.of(session)).sql();
        sql = compiled;
        files.compiled(node, compiled);
        executeStart = clock.instant();
        return depth == Depth.COMPILE ? result(Status.SUCCESS, "", -1, 0) : node.accept(this);
      } catch (SingerException failed) {
        return result(Status.ERROR, new Failure(node, sql).words(failed), -1, 0);
      }
    }

    @Override
    public NodeResult model(ModelNode model) {
      Build build = new Build(session, adapter, model.relation(), compiled(), relations);
      files.run(node, compiled());
      Built built = Materializations.of(model).build(build);
      return result(Status.SUCCESS, built.answer(), -1, built.rows());
    }

    @Override
    public NodeResult source(SourceNode source) {
      throw new IllegalArgumentException("sources don't run: " + source.id());
    }

    @Override
    public NodeResult test(TestNode test) {
      TestQuery query = new TestQuery(test);
      String around = query.sql(compiled());
      files.run(node, around);
      TestQuery.Verdict verdict = query.verdict(session.query(around));
      return result(verdict.status(), verdict.message(), verdict.failures(), 0);
    }

    private String compiled() {
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
          new NodeResult.Timing(compileStart, executeStart, clock.instant()),
          Thread.currentThread().getName());
    }
  }
}
