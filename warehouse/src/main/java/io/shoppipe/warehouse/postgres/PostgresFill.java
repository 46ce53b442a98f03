package io.shoppipe.warehouse.postgres;

import io.shoppipe.warehouse.api.KeyedFill;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.Merge;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.WarehouseException;
import io.shoppipe.warehouse.jdbc.Statements;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * COPY into a table without its primary key, which is then made in one go: building the index from
 * sorted keys takes a tenth of keeping it row by row.
 */
final class PostgresFill implements KeyedFill {
  private static final String UNIQUE_VIOLATION = "23505";

  private final Statements statements;
  private final String table;
  private final String key;
  private final String constraint;
  private final Loader loader;

  private PostgresFill(
      Statements statements, String table, String key, String constraint, Loader loader) {
    this.statements = statements;
    this.table = table;
    this.key = key;
    this.constraint = constraint;
    this.loader = loader;
  }

  /** Locks the table and takes its key off; empty where it has rows, or no key of its own. */
  static Optional<PostgresFill> begin(
      Statements statements,
      PostgresDialect dialect,
      TableName table,
      List<String> key,
      Loader loader) {
    String name = dialect.quote(table);
    statements.execute("LOCK TABLE " + name + " IN ACCESS EXCLUSIVE MODE");
    Object constraint =
        statements
            .plainQuery(
                "SELECT conname FROM pg_constraint WHERE contype = 'p' AND conrelid = "
                    + dialect.literal(name)
                    + "::regclass AND NOT EXISTS (SELECT 1 FROM "
                    + name
                    + ")")
            .single();
    if (constraint == null) {
      return Optional.empty();
    }
    String quoted = dialect.quote(constraint.toString());
    // Into a file that this transaction made, rows are written one page after the other: a row's
    // place tells when it came. Without TRUNCATE the server may fill gaps.
    statements.execute("TRUNCATE TABLE " + name);
    statements.execute("ALTER TABLE " + name + " DROP CONSTRAINT " + quoted);
    String columns = key.stream().map(dialect::quote).collect(Collectors.joining(", "));
    return Optional.of(new PostgresFill(statements, name, columns, quoted, loader));
  }

  @Override
  public Loader loader() {
    return loader;
  }

  @Override
  public void take(Merge staged) {
    statements.execute(new PostgresMergeSql(new PostgresDialect()).appendInOrder(staged));
  }

  @Override
  public void finish() {
    loader.finish();
    loader.close();
    statements.execute("SAVEPOINT singer_fill");
    try {
      addKey();
    } catch (WarehouseException e) {
      if (!e.sqlState().equals(UNIQUE_VIOLATION)) {
        throw e;
      }
      statements.execute("ROLLBACK TO SAVEPOINT singer_fill");
      keepLast();
      addKey();
    }
    statements.execute("RELEASE SAVEPOINT singer_fill");
  }

  @Override
  public void giveBack(Merge staged, long first) {
    loader.finish();
    loader.close();
    statements.execute(new PostgresMergeSql(new PostgresDialect()).giveBack(staged, first));
    statements.execute("TRUNCATE TABLE " + table);
    addKey();
  }

  private void addKey() {
    statements.execute(
        "ALTER TABLE " + table + " ADD CONSTRAINT " + constraint + " PRIMARY KEY (" + key + ")");
  }

  private void keepLast() {
    statements.execute(
        "DELETE FROM "
            + table
            + " WHERE ctid = ANY (ARRAY (SELECT place FROM (SELECT ctid AS place, row_number() OVER"
            + " (PARTITION BY "
            + key
            + " ORDER BY ctid DESC) AS age FROM "
            + table
            + ") AS aged WHERE age > 1))");
  }
}
