package io.shoppipe.warehouse.postgres;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.KeyedFill;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.Merge;
import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.RowReader;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.jdbc.Statements;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** One connection to PostgreSQL. An open COPY is ended before anything else runs. */
final class PostgresSession implements Session {
  private static final int FETCHED_ROWS = 1_000;

  private final PGConnection connection;
  private final Statements statements;
  private final PostgresDialect dialect;
  private final PostgresCatalog catalog;
  private final CopyStream copy;
  private final AdvisoryLocks locks;
  private final PostgresMerges merges;

  PostgresSession(
      PGConnection connection, CopyStream copy, Statements statements, PostgresDialect dialect) {
    this.connection = connection;
    this.statements = statements;
    this.dialect = dialect;
    this.catalog = new PostgresCatalog(statements);
    this.copy = copy;
    this.locks = new AdvisoryLocks(statements);
    this.merges = new PostgresMerges(statements, new PostgresMergeSql(dialect));
  }

  @Override
  public long execute(String sql) {
    copy.end();
    return statements.execute(sql);
  }

  @Override
  public QueryResult query(String sql) {
    copy.end();
    return statements.plainQuery(sql);
  }

  /** Only in a transaction does the driver hold a part of the rows at a time. */
  @Override
  public void read(String sql, RowReader reader) {
    copy.end();
    boolean own = !statements.inTransaction();
    if (own) {
      statements.begin();
    }
    try {
      statements.read(sql, FETCHED_ROWS, reader);
    } finally {
      if (own) {
        statements.rollback();
      }
    }
  }

  @Override
  public void begin() {
    copy.end();
    statements.begin();
  }

  @Override
  public void commit() {
    copy.end();
    statements.commit();
  }

  @Override
  public void rollback() {
    copy.abandon();
    statements.rollback();
  }

  @Override
  public Optional<Table> table(TableName name) {
    copy.end();
    return catalog.table(name);
  }

  @Override
  public List<Relation> relations(String schema) {
    copy.end();
    return catalog.relations(schema);
  }

  @Override
  public boolean schemaExists(String schema) {
    copy.end();
    return catalog.schemaExists(schema);
  }

  @Override
  public void lock(String name, Duration timeout) {
    copy.end();
    locks.take(name, timeout);
  }

  @Override
  public void unlock(String name) {
    copy.end();
    locks.give(name);
  }

  @Override
  public Loader loader(TableName table, List<Column> columns) {
    String names =
        columns.stream()
            .map(column -> dialect.quote(column.name()))
            .collect(Collectors.joining(", "));
    String sql = "COPY " + dialect.quote(table) + " (" + names + ") FROM STDIN (FORMAT BINARY)";
    return new CopyLoader(copy, sql, columns);
  }

  @Override
  public Fills fills() {
    return Fills.EMPTY_TABLES;
  }

  @Override
  public Optional<KeyedFill> fill(TableName table, List<Column> columns, List<String> key) {
    copy.end();
    Loader loader = loader(table, columns);
    return PostgresFill.begin(statements, dialect, table, key, loader).map(fill -> fill);
  }

  @Override
  public boolean takesKey(List<ColumnType> types, List<String> values) {
    copy.end();
    return new KeyRoom(statements, dialect).takes(types, values);
  }

  @Override
  public void append(Merge merge) {
    copy.end();
    merges.append(merge);
  }

  @Override
  public void upsert(Merge merge) {
    copy.end();
    merges.upsert(merge);
  }

  @Override
  public void cancel() {
    statements.run(connection::cancelQuery);
  }

  @Override
  public void close() {
    try {
      copy.abandon();
    } finally {
      statements.close();
    }
  }
}
