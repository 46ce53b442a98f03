package io.shoppipe.models.run;

import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.relation.RelationCache;
import io.shoppipe.models.render.Compiler;
import io.shoppipe.models.render.NodeScope;
import io.shoppipe.models.render.RelationValue;
import io.shoppipe.models.render.ResultRows;
import io.shoppipe.models.report.Report;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a source's newest row came, and what time it is in the warehouse: by the project's own
 * {@code collect_freshness} or {@code collect_freshness_custom_sql} where it has one, else by a
 * query.
 */
final class FreshnessTimes {
  private final Compiler compiler;
  private final String adapter;
  private final Report report;

  FreshnessTimes(Execution.Parts parts) {
    this.adapter = parts.scope().profile().type();
    this.report = parts.report();
    this.compiler =
        new Compiler(
            parts.scope(),
            parts.macros(),
            parts.project().graph(),
            parts.project().index(),
            new RelationCache(parts.warehouse().dialect().capabilities()));
  }

  /** Both times, as the warehouse gave them. */
  List<@Nullable Object> of(SourceNode node, Session session) {
    NodeScope scope = compiler.given(node, session, "").scope();
    RelationValue relation = RelationValue.of(node.relation());
    Optional<String> own = node.config().text("loaded_at_query").map(scope::render);
    if (own.isPresent()) {
      String macro = "collect_freshness_custom_sql";
      return scope
          .override(adapter, macro, relation, own.get())
          .map(result -> row(node, macro, result))
          .orElseGet(() -> session.query(query(own.get())).rows().get(0));
    }
    String macro = "collect_freshness";
    return scope
        .override(adapter, macro, relation, field(node), filter(node))
        .map(result -> row(node, macro, result))
        .orElseGet(() -> session.query(query(node)).rows().get(0));
  }

  private List<@Nullable Object> row(SourceNode node, String macro, Object result) {
    if (!(result instanceof Map)) {
      report.warned(
          "CollectFreshnessReturnSignature",
          "The macro %s returns only a table, which dbt deprecates: {{ return(load_result('%s')) }} returns the whole result."
              .formatted(macro, macro));
    }
    return ResultRows.of(result)
        .filter(rows -> rows.size() == 1 && rows.get(0).size() == 2)
        .map(rows -> rows.get(0))
        .orElseThrow(
            () ->
                SingerException.config(
                    "%s: the macro %s must return one row of two times for %s.%s: {{ return(load_result('%s')) }} of a statement that selects them."
                        .formatted(node.path(), macro, node.source(), node.name(), macro)));
  }

  private static String query(String own) {
    return "select (" + own + "\n) as max_loaded_at, current_timestamp as snapshotted_at";
  }

  private static String query(SourceNode node) {
    String filter = filter(node);
    return "select max(%s) as max_loaded_at, current_timestamp as snapshotted_at\nfrom %s%s"
        .formatted(
            field(node),
            RelationValue.of(node.relation()).string(),
            filter == null ? "" : "\nwhere " + filter);
  }

  private static String field(SourceNode node) {
    return node.config()
        .text("loaded_at_field")
        .orElseThrow(
            () ->
                SingerException.config(
                    "%s: the source %s.%s has a freshness but neither loaded_at_field nor loaded_at_query."
                        .formatted(node.path(), node.source(), node.name())));
  }

  private static @Nullable String filter(SourceNode node) {
    Object filter =
        node.config().values().get("freshness") instanceof Map<?, ?> map ? map.get("filter") : null;
    return filter == null ? null : filter.toString();
  }
}
