package io.shoppipe.warehouse.duckdb;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Column;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One connection to a DuckDB of this process. A running INSERT is waited for before all else. */
final class DuckDbSession implements Session {
  private final Statements statements;
  private final DuckDbDialect dialect;
  private final DuckDbCatalog catalog;
  private final BatchFunction function;
  private final DuckDbMerges merges;
  private final Threads threads;
  private final Inserts inserts;
  private boolean inTransaction;

  DuckDbSession(
      Statements statements, DuckDbDialect dialect, BatchFunction function, Threads threads) {
    this.statements = statements;
    this.dialect = dialect;
    this.catalog = new DuckDbCatalog(statements, dialect.database());
    this.function = function;
    this.threads = threads;
    this.inserts = new Inserts(threads);
    this.merges = new DuckDbMerges(statements, new DuckDbMergeSql(dialect));
  }

  @Override
  public long execute(String sql) {
    inserts.await();
    return statements.execute(sql);
  }

  @Override
  public QueryResult query(String sql) {
    inserts.await();
    return statements.plainQuery(sql);
  }

  /** The driver is told not to collect the result before it hands out a row. */
  @Override
  public void read(String sql, RowReader reader) {
    inserts.await();
    statements.execute("SET SESSION jdbc_stream_results = true");
    try {
      statements.read(sql, 0, reader);
    } finally {
      statements.execute("SET SESSION jdbc_stream_results = false");
    }
  }

  @Override
  public OptionalLong writeParquet(String sql, Path file) {
    String to = dialect.literal(file.toAbsolutePath().toString());
    return OptionalLong.of(execute("COPY (" + sql + "\n) TO " + to + " (FORMAT parquet)"));
  }

  @Override
  public void begin() {
    execute("BEGIN TRANSACTION");
    inTransaction = true;
  }

  @Override
  public void commit() {
    inserts.await();
    threads.all();
    statements.execute("COMMIT");
    inTransaction = false;
  }

  @Override
  public void rollback() {
    awaitQuietly();
    if (inTransaction) {
      inTransaction = false;
      statements.execute("ROLLBACK");
    }
  }

  /** A failed INSERT is undone with all the rest. */
  private void awaitQuietly() {
    try {
      inserts.await();
    } catch (SingerException undone) {
      // Its rows are what is being undone.
    }
  }

  @Override
  public Optional<Table> table(TableName name) {
    inserts.await();
    return inTransaction ? catalog.table(name) : catalog.tableOutsideTransaction(name);
  }

  @Override
  public List<Relation> relations(String schema) {
    inserts.await();
    return catalog.relations(schema);
  }

  @Override
  public boolean schemaExists(String schema) {
    inserts.await();
    return catalog.schemaExists(schema);
  }

  /** One process at a time can open the file. */
  @Override
  public void lock(String name, Duration timeout) {}

  @Override
  public void unlock(String name) {}

  @Override
  public Loader loader(TableName table, List<Column> columns) {
    List<String> names = columns.stream().map(Column::name).toList();
    String into = "INSERT INTO " + dialect.quote(table) + " (" + dialect.list(names, "") + ")";
    return new BatchLoader(statements, inserts, function, into, columns);
  }

  @Override
  public Fills fills() {
    return Fills.ALL_TABLES;
  }

  @Override
  public Optional<KeyedFill> fill(TableName table, List<Column> columns, List<String> key) {
    inserts.await();
    DuckDbFillSql sql = new DuckDbFillSql(dialect, table, key);
    return DuckDbFill.begin(statements, threads, sql, columns, loader(table, columns));
  }

  @Override
  public void append(Merge merge) {
    inserts.await();
    threads.all();
    merges.append(merge);
  }

  @Override
  public void upsert(Merge merge) {
    inserts.await();
    threads.all();
    merges.upsert(merge);
  }

  @Override
  public void cancel() {
    statements.cancel();
  }

  @Override
  public void close() {
    awaitQuietly();
    inserts.close();
    try {
      threads.all();
    } finally {
      statements.close();
    }
  }
}
