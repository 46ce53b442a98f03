package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.relation.RelationCache;
import io.shoppipe.models.render.NodeScope;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One node to build: with what, where, from which query, and what is there already. {@code scope}
 * renders templates and calls macros as the node's own; {@code written} takes the statement that
 * makes the relation or its rows, for the file below {@code target/run}; {@code empty} builds it
 * without rows.
 */
public record Build(
    Session session,
    String adapter,
    RelationNode node,
    String sql,
    NodeScope scope,
    RelationCache existing,
    Path projectRoot,
    Changes changes,
    Consumer<String> written,
    boolean empty) {

  public RelationName relation() {
    return node.relation();
  }

  NodeConfig config() {
    return scope.config();
  }

  Ddl ddl() {
    return new Ddl(session, existing, changes);
  }

  boolean isPostgres() {
    return adapter.equals("postgres");
  }

  boolean isDuckDb() {
    return adapter.equals("duckdb");
  }

  boolean isBigQuery() {
    return adapter.equals("bigquery");
  }

  /** What stands in the relation's place. */
  Optional<Relation.Kind> old() {
    return existing.kind(relation());
  }

  /** The relation's own name with an ending, within the warehouse's length. */
  RelationName withEnding(String ending) {
    int room = existing.longestName() - ending.length();
    String name = relation().identifier();
    String start = name.length() > room ? name.substring(0, room) : name;
    return relation().named(start + ending);
  }

  /** What the project's own version of one of dbt's macros answers, if it has one. */
  Optional<String> override(String macro, @Nullable Object... arguments) {
    return scope.override(adapter, macro, arguments).map(String::valueOf);
  }

  static TableName tableName(RelationName name) {
    return new TableName(name.schema(), name.identifier());
  }
}
