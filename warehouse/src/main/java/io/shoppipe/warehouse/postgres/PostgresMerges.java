package io.shoppipe.warehouse.postgres;

import io.shoppipe.warehouse.api.Merge;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.WarehouseException;
import io.shoppipe.warehouse.jdbc.Statements;
import java.util.HashSet;
import java.util.Set;

/**
 * Moves staged rows into tables. That a key has one staged row is taken for granted first, since
 * sorting the rows by key takes longer than all the rest; the server tells where it is not so. Not
 * thread-safe.
 */
final class PostgresMerges {
  /** {@code ON CONFLICT DO UPDATE command cannot affect row a second time}. */
  private static final String SECOND_TIME = "21000";

  private final Statements statements;
  private final PostgresMergeSql sql;

  /** Staging tables that had a key twice: they are likely to have one again. */
  private final Set<TableName> withTwins = new HashSet<>();

  PostgresMerges(Statements statements, PostgresMergeSql sql) {
    this.statements = statements;
    this.sql = sql;
  }

  void append(Merge merge) {
    statements.execute(sql.append(merge));
  }

  void upsert(Merge merge) {
    if (withTwins.contains(merge.staging()) || !upsertUnique(merge)) {
      statements.execute(sql.upsertLast(merge));
    }
  }

  /** False, with nothing done, where a key is staged twice. */
  private boolean upsertUnique(Merge merge) {
    boolean inTransaction = statements.inTransaction();
    if (inTransaction) {
      statements.execute("SAVEPOINT singer_merge");
    }
    try {
      statements.execute(sql.upsertUnique(merge));
    } catch (WarehouseException e) {
      if (!e.sqlState().equals(SECOND_TIME)) {
        throw e;
      }
      withTwins.add(merge.staging());
      if (inTransaction) {
        statements.execute("ROLLBACK TO SAVEPOINT singer_merge");
      }
      return false;
    }
    if (inTransaction) {
      statements.execute("RELEASE SAVEPOINT singer_merge");
    }
    return true;
  }
}
