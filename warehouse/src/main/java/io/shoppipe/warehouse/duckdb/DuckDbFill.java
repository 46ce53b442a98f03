package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.KeyedFill;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.Merge;
import io.shoppipe.warehouse.jdbc.Statements;
import java.util.List;
import java.util.Optional;

/**
 * Rows go behind those that the table has; older rows of their keys are deleted at the end. So each
 * row is written once, rather than into a staging table first.
 */
final class DuckDbFill implements KeyedFill {
  private final Statements statements;
  private final Threads threads;
  private final DuckDbFillSql sql;
  private final Loader loader;

  /** The place of the last row that the table had. */
  private final long before;

  private DuckDbFill(
      Statements statements, Threads threads, DuckDbFillSql sql, Loader loader, long before) {
    this.statements = statements;
    this.threads = threads;
    this.sql = sql;
    this.loader = loader;
    this.before = before;
  }

  /** None for a table with other columns, indexes or constraints, or one that hides its places. */
  static Optional<KeyedFill> begin(
      Statements statements,
      Threads threads,
      DuckDbFillSql sql,
      List<Column> columns,
      Loader loader) {
    boolean hidden = columns.stream().anyMatch(column -> column.name().equalsIgnoreCase("rowid"));
    if (hidden || !is(statements, sql.plain(columns.size()))) {
      loader.close();
      return Optional.empty();
    }
    Object last = statements.plainQuery(sql.lastPlace()).single();
    long before = last instanceof Number place ? place.longValue() : -1;
    return Optional.of(new DuckDbFill(statements, threads, sql, loader, before));
  }

  private static boolean is(Statements statements, String question) {
    return Boolean.TRUE.equals(statements.plainQuery(question).single());
  }

  @Override
  public Loader loader() {
    return loader;
  }

  @Override
  public void take(Merge staged) {
    statements.execute(sql.take(staged));
  }

  @Override
  public void finish() {
    end();
    if (!is(statements, sql.unique(before))) {
      statements.execute(sql.deleteTwins(before));
    }
    if (before >= 0) {
      statements.execute(sql.deleteReplaced(before));
    }
  }

  @Override
  public void giveBack(Merge staged, long first) {
    end();
    statements.execute(sql.stage(staged, before, first));
    statements.execute(sql.deleteAfter(before));
  }

  private void end() {
    loader.finish();
    loader.close();
    threads.all();
  }
}
