package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.api.Merge;
import io.shoppipe.warehouse.jdbc.Statements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves staged rows into tables by the fastest statements that are right for them: rows of a plain
 * table are deleted and inserted, which takes half of {@code MERGE}'s time; keys are made unique
 * only where they are not; an empty table has nothing to delete.
 */
record DuckDbMerges(Statements statements, DuckDbMergeSql sql) {
  void append(Merge merge) {
    statements.execute(sql.insert(merge));
  }

  void upsert(Merge merge) {
    List<@Nullable Object> facts = statements.plainQuery(sql.facts(merge)).rows().get(0);
    boolean filled = is(facts.get(0));
    boolean unique = is(facts.get(1));
    boolean plain = is(facts.get(2));
    if (filled && !plain) {
      statements.execute(sql.merge(merge));
      return;
    }
    if (filled) {
      statements.execute(sql.delete(merge));
    }
    statements.execute(unique ? sql.insert(merge) : sql.insertLast(merge));
  }

  private static boolean is(@Nullable Object fact) {
    return Boolean.TRUE.equals(fact);
  }
}
