package io.shoppipe.models.run;

import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.OperationNode;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SeedNode;
import io.shoppipe.models.relation.RelationCache;
import io.shoppipe.models.render.Compiled;
import io.shoppipe.models.render.Compiler;
import io.shoppipe.models.render.RelationValue;
import io.shoppipe.models.render.RenderFailure;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.WarehouseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compiles single queries and shows their first rows: {@code show} and {@code compile}. */
public final class Preview implements AutoCloseable {
  private final Execution.Parts parts;
  private final Session session;

  public Preview(Execution.Parts parts) {
    this.parts = parts;
    this.session = parts.warehouse().open();
  }

  /** SQL with Jinja, as a node of the project would see it. */
  public String inline(String text) {
    OperationNode node = inlineNode(text);
    Compiler compiler = compiler(parts.scope().profile().schema());
    try {
      return told(node, null, () -> compiler.compile(node, session, Map.of()).sql());
    } catch (RenderFailure failed) {
      throw SingerException.config("Error parsing inline query: " + failed.getMessage());
    }
  }

  /** SQL with Jinja as a node. */
  public OperationNode inlineNode(String text) {
    String project = parts.scope().projectName();
    return new OperationNode(
        "sql_operation." + project + ".inline_query",
        "inline_query",
        List.of(project, "sql", "inline_query"),
        "--inline",
        text,
        List.of());
  }

  /** A failure names the node. */
  private static <T> T told(Node node, @Nullable String sql, Supplier<T> work) {
    try {
      return work.get();
    } catch (WarehouseException failed) {
      String words = new Failure(node, sql == null ? "" : sql, sql, false).words(failed);
      throw new SingerException(failed.kind(), words, failed);
    }
  }

  /** A node's SQL; of a seed, all its rows. */
  public String node(Node node) {
    if (node instanceof SeedNode seed) {
      return "select * from " + RelationValue.of(seed.relation()).string();
    }
    String schema =
        node instanceof RelationNode relation
            ? relation.relation().schema()
            : parts.scope().profile().schema();
    Compiled compiled =
        told(node, null, () -> compiler(schema).compile(node, Optional.of(session)));
    String header = compiled.scope().config().text("sql_header").orElse("").strip();
    if (!header.isEmpty() && !header.endsWith(";")) {
      return header + "\n" + compiled.sql();
    }
    if (!header.isEmpty()) {
      session.execute(header);
    }
    return compiled.sql();
  }

  private Compiler compiler(String schema) {
    RelationCache relations = new RelationCache(parts.warehouse().dialect().capabilities());
    if (session.schemaExists(schema)) {
      relations.fill(session, schema);
    }
    return new Compiler(
        parts.scope(), parts.macros(), parts.project().graph(), parts.project().index(), relations);
  }

  /** The first rows of a query; all where the limit is negative. */
  public QueryResult rows(Node node, String sql, int limit) {
    String bare = sql.strip().replaceFirst(";\\s*$", "");
    String query = limit < 0 ? bare : "select * from (\n" + bare + "\n) as shown\nlimit " + limit;
    return told(node, bare, () -> session.query(query));
  }

  @Override
  public void close() {
    session.close();
  }
}
