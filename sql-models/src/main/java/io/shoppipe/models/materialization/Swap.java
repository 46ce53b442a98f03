package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.warehouse.api.Relation;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Builds a relation aside and puts it in the place of the old one, whatever kind that is. What
 * depends on the old one goes with it, as in dbt. Without an old one it is made in its place:
 * others see it with the commit only.
 */
final class Swap {
  private static final String ASIDE = "__dbt_tmp";
  private static final String BACKUP = "__dbt_backup";

  private final Build build;
  private final Ddl ddl;

  Swap(Build build) {
    this.build = build;
    this.ddl = build.ddl();
  }

  /** Of the node's query; how many rows the statement that made it reported. */
  long with(Relation.Kind kind) {
    new SqlHeader(build).run();
    return with(kind, aside -> created(kind, aside));
  }

  private long created(Relation.Kind kind, RelationName aside) {
    long rows = new Creation(build).make(kind, aside);
    if (kind == Relation.Kind.TABLE) {
      new Indexes(build).create(aside);
    }
    return rows;
  }

  /** Of what {@code creation} makes under the name it is given. */
  long with(Relation.Kind kind, ToLongFunction<RelationName> creation) {
    RelationName aside = build.withEnding(ASIDE);
    RelationName backup = build.withEnding(BACKUP);
    Optional<Relation.Kind> old = build.old();
    ddl.dropIfThere(aside);
    ddl.dropIfThere(backup);
    if (old.isEmpty()) {
      return creation.applyAsLong(build.relation());
    }
    long rows = creation.applyAsLong(aside);
    ddl.rename(old.get(), build.relation(), backup);
    ddl.rename(kind, aside, build.relation());
    ddl.drop(old.get(), backup);
    return rows;
  }
}
