package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.render.RelationValue;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Session;
import java.util.Locale;
import java.util.Optional;

/**
 * Builds a relation aside and puts it in the place of the old one, whatever kind that is, in one
 * transaction. What depends on the old one goes with it, as in dbt.
 */
final class Swap {
  private static final String ASIDE = "__dbt_tmp";
  private static final String BACKUP = "__dbt_backup";

  private final Build build;
  private final Session session;

  Swap(Build build) {
    this.build = build;
    this.session = build.session();
  }

  /** How many rows the statement that made it reported. */
  long with(Relation.Kind kind) {
    RelationName aside = build.withEnding(ASIDE);
    RelationName backup = build.withEnding(BACKUP);
    Optional<Relation.Kind> old = build.existing().kind(build.relation());
    session.begin();
    try {
      dropLeftover(aside);
      dropLeftover(backup);
      long rows = create(kind, aside);
      old.ifPresent(was -> rename(was, build.relation(), backup));
      rename(kind, aside, build.relation());
      old.ifPresent(was -> drop(was, backup));
      session.commit();
      build.existing().put(build.relation(), kind);
      build.existing().remove(aside);
      build.existing().remove(backup);
      return rows;
    } catch (RuntimeException failed) {
      session.rollback();
      throw failed;
    }
  }

  /** The query starts on a line of its own: {@code SqlPlace} counts on it. */
  private long create(Relation.Kind kind, RelationName name) {
    return session.execute(
        "create " + word(kind) + " " + sql(name) + " as (\n" + build.sql() + "\n)");
  }

  private void dropLeftover(RelationName name) {
    build.existing().kind(name).ifPresent(kind -> drop(kind, name));
  }

  /** What was there may have gone by the cascade of another model's swap. */
  private void rename(Relation.Kind kind, RelationName from, RelationName to) {
    session.execute(
        "alter "
            + word(kind)
            + " if exists "
            + sql(from)
            + " rename to "
            + RelationValue.quoted(to.identifier()));
  }

  private void drop(Relation.Kind kind, RelationName name) {
    session.execute("drop " + word(kind) + " if exists " + sql(name) + " cascade");
  }

  private static String word(Relation.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String sql(RelationName name) {
    return RelationValue.of(name).string();
  }
}
