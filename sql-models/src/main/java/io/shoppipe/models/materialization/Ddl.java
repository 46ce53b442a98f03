package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.relation.RelationCache;
import io.shoppipe.models.render.RelationValue;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Session;
import java.util.Locale;

/** Makes, renames and drops relations, and remembers it. */
final class Ddl {
  private final Session session;
  private final RelationCache existing;
  private final Changes changes;

  Ddl(Session session, RelationCache existing, Changes changes) {
    this.session = session;
    this.existing = existing;
    this.changes = changes;
  }

  /**
   * Makes it of a query, which starts on a line of its own: {@code SqlPlace} counts on it. How many
   * rows the statement reported.
   */
  long create(Relation.Kind kind, RelationName name, String query) {
    return create(kind, name, word(kind), query);
  }

  /** The same, with more than the kind's own words for it. */
  long create(Relation.Kind kind, RelationName name, String words, String query) {
    changes.add(() -> existing.put(name, kind));
    return session.execute(creation(name, words, query));
  }

  static String creation(RelationName name, String words, String query) {
    return "create " + words + " " + sql(name) + " as (\n" + query + "\n)";
  }

  /** What was there may have gone by the cascade of another model's swap. */
  void rename(Relation.Kind kind, RelationName from, RelationName to) {
    changes.add(() -> existing.remove(from));
    changes.add(() -> existing.put(to, kind));
    session.execute(
        "alter "
            + word(kind)
            + " if exists "
            + sql(from)
            + " rename to "
            + RelationValue.quoted(to.identifier()));
  }

  /** What depends on it goes with it, as in dbt. */
  void drop(Relation.Kind kind, RelationName name) {
    changes.add(() -> existing.remove(name));
    session.execute("drop " + word(kind) + " if exists " + sql(name) + " cascade");
  }

  void dropIfThere(RelationName name) {
    existing.kind(name).ifPresent(kind -> drop(kind, name));
  }

  static String word(Relation.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String sql(RelationName name) {
    return RelationValue.of(name).string();
  }
}
