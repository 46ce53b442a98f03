package io.shoppipe.models.connection;

import io.shoppipe.models.graph.OperationNode;
import io.shoppipe.models.render.Compiler;
import io.shoppipe.models.render.DbtVersion;
import io.shoppipe.models.render.RenderScope;
import io.shoppipe.warehouse.api.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The comments of a project's queries: {@code query-comment} of {@code dbt_project.yml}, text or a
 * mapping with {@code comment}, {@code append} and {@code job-label}; dbt's own where it is not
 * given. Thread-safe.
 */
public final class QueryComments {
  /** dbt's label of all jobs of a run. */
  private static final String RUN_LABEL = "dbt_invocation_id";

  private static final String HEAD = "{%- macro query_comment_macro(connection_name, node) -%}\n";
  private static final String CALL =
      "{% endmacro %}{{ query_comment_macro(connection_name,"
          + " graph.nodes.get(connection_name)) }}";

  private final RenderScope scope;
  private final Compiler compiler;
  private final Optional<String> template;
  private final boolean append;
  private final boolean labels;

  /** {@code setting} is the project's, unrendered; empty where it has none. */
  public QueryComments(RenderScope scope, Compiler compiler, Optional<Object> setting) {
    this.scope = scope;
    this.compiler = compiler;
    Map<?, ?> mapping = setting.orElse("") instanceof Map<?, ?> map ? map : Map.of();
    Object comment = mapping.isEmpty() ? setting.orElse(null) : mapping.get("comment");
    this.template = Optional.ofNullable(comment).map(Object::toString);
    this.append = Boolean.TRUE.equals(mapping.get("append"));
    this.labels = Boolean.TRUE.equals(mapping.get("job-label"));
  }

  /** What jobs that run under a comment are labelled with, where the warehouse has jobs. */
  Map<String, String> labels(QueryComment comment) {
    Map<String, String> all = new LinkedHashMap<>();
    if (labels && !comment.text().isEmpty()) {
      all.putAll(JobLabels.of(comment.text()));
    }
    all.put(RUN_LABEL, scope.invocationId());
    return all;
  }

  /** The comment of what a connection runs; it is named after its node where it has one. */
  QueryComment of(String connection, boolean node, Session session) {
    if (template.isEmpty()) {
      return new QueryComment(usual(connection, node), append);
    }
    if (template.get().isEmpty()) {
      return QueryComment.NONE;
    }
    OperationNode header =
        new OperationNode(
            "macro." + scope.projectName() + ".query_comment_macro",
            "query_comment_macro",
            List.of(scope.projectName(), "query_comment_macro"),
            "query-comment",
            HEAD + template.get() + CALL,
            List.of());
    Map<String, String> names = Map.of("connection_name", connection);
    return new QueryComment(compiler.compile(header, session, names).sql(), append);
  }

  private String usual(String connection, boolean node) {
    return "{\"app\": \"dbt\", \"dbt_version\": \"%s\", \"profile_name\": %s, \"target_name\": %s, \"%s\": %s}"
        .formatted(
            DbtVersion.TEXT,
            quoted(scope.profile().name()),
            quoted(scope.profile().target()),
            node ? "node_id" : "connection_name",
            quoted(connection));
  }

  private static String quoted(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("*/", "*\\u002f");
    return "\"" + escaped + "\"";
  }
}
