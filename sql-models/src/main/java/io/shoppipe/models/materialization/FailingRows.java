package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.Quotes;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.models.relation.RelationCache;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Session;

/** Keeps the rows that fail a test in a relation of their own ({@code store_failures}). */
public record FailingRows(TestNode test, Session session, RelationCache existing) {
  /** Makes the relation anew; answers a query that reads it. */
  public String keep(String query) {
    Relation.Kind kind = kind();
    if (test.relation().quotes() == Quotes.BACKTICK) {
      return onBigQuery(kind, query);
    }
    Changes changes = new Changes();
    Ddl ddl = new Ddl(session, existing, changes);
    session.begin();
    try {
      ddl.dropIfThere(test.relation());
      ddl.create(kind, test.relation(), query);
      session.commit();
      changes.committed();
    } catch (RuntimeException failed) {
      session.rollback();
      throw failed;
    }
    return select();
  }

  private String select() {
    return "select *\nfrom " + Ddl.sql(test.relation());
  }

  private String onBigQuery(Relation.Kind kind, String query) {
    String name = Ddl.sql(test.relation());
    existing
        .kind(test.relation())
        .filter(old -> old != kind)
        .ifPresent(old -> session.execute("drop " + Ddl.word(old) + " if exists " + name));
    session.execute("create or replace " + Ddl.word(kind) + " " + name + " as (\n" + query + "\n)");
    existing.put(test.relation(), kind);
    return select();
  }

  private Relation.Kind kind() {
    String as = test.config().text("store_failures_as").orElse("table");
    return switch (as) {
      case "table" -> Relation.Kind.TABLE;
      case "view" -> Relation.Kind.VIEW;
      default ->
          throw new SingerException(
              ErrorKind.MODELS,
              "Compilation Error in test %s (%s): '%s' is not a valid value for `store_failures_as`. Accepted values are: ['ephemeral', 'table', 'view']"
                  .formatted(test.name(), test.path(), as));
    };
  }
}
