package io.shoppipe.models.connection;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.Details;
import io.shoppipe.warehouse.api.JobFacts;
import io.shoppipe.warehouse.api.KeyedFill;
import io.shoppipe.warehouse.api.Layout;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.Merge;
import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Usage;
import io.shoppipe.warehouse.api.WarehouseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** A session that puts the project's comment on every statement and tells what it runs. */
public final class TracedSession implements Session {
  /** dbt's name of the connection that runs for no node. */
  public static final String MAIN = "master";

  private final Session real;
  private final QueryComments comments;
  private final StatementLog log;
  private final boolean sent;
  private String connection = MAIN;
  private QueryComment comment;

  /** {@code sent}: the warehouse gets the comment; else only the log has it. */
  TracedSession(Session real, QueryComments comments, StatementLog log, boolean sent) {
    this.sent = sent;
    this.real = real;
    this.comments = comments;
    this.log = log;
    this.comment = comments.of(MAIN, false, real);
    real.label(comments.labels(comment));
  }

  /** What follows is run for that node; {@code session} may be of any kind. */
  public static void runs(Session session, String nodeId) {
    if (session instanceof TracedSession traced) {
      traced.connection = nodeId;
      traced.comment = traced.comments.of(nodeId, true, traced.real);
      traced.real.label(traced.comments.labels(traced.comment));
    }
  }

  private <T> T told(String sql, Supplier<T> run) {
    log.asks(connection);
    log.running(connection, sql);
    long start = System.nanoTime();
    try {
      T answer = run.get();
      log.ran("OK", (System.nanoTime() - start) / 1e9);
      return answer;
    } catch (WarehouseException failed) {
      throw sent ? StatementPlaces.without(comment.prefix(), failed) : failed;
    }
  }

  private void told(String sql, Runnable run) {
    told(
        sql,
        () -> {
          run.run();
          return sql;
        });
  }

  @Override
  public long execute(String sql) {
    String full = comment.on(sql);
    return told(full, () -> real.execute(sent ? full : sql));
  }

  @Override
  public void executeWithDdl(String sql) {
    String full = comment.on(sql);
    told(full, () -> real.executeWithDdl(sent ? full : sql));
  }

  @Override
  public QueryResult query(String sql) {
    String full = comment.on(sql);
    return told(full, () -> real.query(sent ? full : sql));
  }

  @Override
  public void begin() {
    told("BEGIN", real::begin);
  }

  @Override
  public void commit() {
    told("COMMIT", real::commit);
  }

  @Override
  public void rollback() {
    told("ROLLBACK", real::rollback);
  }

  @Override
  public Optional<Table> table(TableName name) {
    log.asks(connection);
    return real.table(name);
  }

  @Override
  public Optional<Details> details(TableName name) {
    return real.details(name);
  }

  @Override
  public List<String> rightsLacking(TableName table) {
    return real.rightsLacking(table);
  }

  @Override
  public Optional<JobFacts> lastJob() {
    return real.lastJob();
  }

  @Override
  public OptionalLong estimatedBytes(String sql) {
    return real.estimatedBytes(sql);
  }

  @Override
  public void label(Map<String, String> labels) {
    real.label(labels);
  }

  @Override
  public Usage usage() {
    return real.usage();
  }

  @Override
  public void layOut(TableName name, Layout layout) {
    real.layOut(name, layout);
  }

  @Override
  public String everyRow(TableName name, String alias) {
    return real.everyRow(name, alias);
  }

  @Override
  public void describe(TableName name, Map<String, String> columns) {
    real.describe(name, columns);
  }

  @Override
  public List<Relation> relations(String schema) {
    log.asks(connection);
    return real.relations(schema);
  }

  @Override
  public boolean schemaExists(String schema) {
    log.asks(connection);
    return real.schemaExists(schema);
  }

  @Override
  public void lock(String name, Duration timeout) {
    real.lock(name, timeout);
  }

  @Override
  public void unlock(String name) {
    real.unlock(name);
  }

  @Override
  public Loader loader(TableName table, List<Column> columns) {
    return real.loader(table, columns);
  }

  @Override
  public Fills fills() {
    return real.fills();
  }

  @Override
  public Optional<KeyedFill> fill(TableName table, List<Column> columns, List<String> key) {
    return real.fill(table, columns, key);
  }

  @Override
  public void append(Merge merge) {
    real.append(merge);
  }

  @Override
  public void upsert(Merge merge) {
    real.upsert(merge);
  }

  @Override
  public void cancel() {
    real.cancel();
  }

  @Override
  public void close() {
    real.close();
  }
}
