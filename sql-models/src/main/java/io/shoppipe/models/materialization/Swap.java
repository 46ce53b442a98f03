package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.warehouse.api.Relation;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Builds a relation aside and puts it in the place of the old one, whatever kind that is: all in
 * the transaction that is open. What depends on the old one goes with it, as in dbt. Without an old
 * one it is made in its place: others see it with the commit only.
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
    long rows = with(kind, name -> new Creation(build).make(kind, name, told()));
    if (kind == Relation.Kind.TABLE) {
      new Indexes(build).create(build.relation());
    }
    return rows;
  }

  /**
   * Under what name dbt makes it, which is what the file of the run shows: aside, even where
   * nothing stands, but for the first build of an incremental model.
   */
  private RelationName told() {
    boolean first = build.node().materialized().equals("incremental") && build.old().isEmpty();
    return first ? build.relation() : build.withEnding(ASIDE);
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
    ForeignKeys keys = ForeignKeys.of(build);
    boolean inPlace = keys.keepName();
    long rows = inPlace ? 0 : creation.applyAsLong(aside);
    keys.release();
    ddl.drop(old.get(), build.relation());
    if (inPlace) {
      rows = creation.applyAsLong(build.relation());
    } else {
      ddl.rename(kind, aside, build.relation());
    }
    keys.restore();
    return rows;
  }
}
