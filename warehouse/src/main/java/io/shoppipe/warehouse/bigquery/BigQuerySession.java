package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableId;
import io.shoppipe.warehouse.api.Alias;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.Details;
import io.shoppipe.warehouse.api.JobFacts;
import io.shoppipe.warehouse.api.KeyedFill;
import io.shoppipe.warehouse.api.Layout;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.Merge;
import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.RowReader;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of jobs. Statements of a transaction wait for its commit ({@link Script}); what makes
 * or changes tables is done at once, in a transaction too.
 */
final class BigQuerySession implements Session {
  private final BigQuery api;
  private final Attempts attempts;
  private final BigQueryJobs jobs;
  private final Carrier carrier;
  private final BigQueryDialect dialect;
  private final BigQueryCatalog catalog;
  private final BigQueryMergeSql merges;
  private final Script script;
  private final Statements statements;
  private final TableLocks locks;
  private final Set<TableName> stagings = new HashSet<>();
  private final List<TableName> added = new ArrayList<>();

  BigQuerySession(Connection connection, BigQueryDialect dialect, Carrier carrier) {
    this.api = connection.api();
    this.attempts = connection.attempts();
    this.jobs = connection.jobs();
    this.carrier = carrier;
    this.dialect = dialect;
    this.catalog = new BigQueryCatalog(api, attempts, dialect);
    this.merges = new BigQueryMergeSql(dialect);
    this.script = new Script(jobs, connection.lease());
    this.statements = new Statements(connection, script);
    this.locks = new TableLocks(connection);
  }

  @Override
  public long execute(String sql) {
    return statements.execute(sql);
  }

  @Override
  public void executeWithDdl(String sql) {
    statements.run(sql);
  }

  @Override
  public QueryResult query(String sql) {
    BigQueryValues.Collector all = new BigQueryValues.Collector();
    read(sql, all);
    return all.result();
  }

  @Override
  public void read(String sql, RowReader reader) {
    statements.read(sql, reader);
  }

  @Override
  public List<String> rightsLacking(TableName table) {
    return catalog.rightsLacking(table);
  }

  @Override
  public Optional<JobFacts> lastJob() {
    return statements.lastJob();
  }

  @Override
  public OptionalLong estimatedBytes(String sql) {
    return OptionalLong.of(jobs.estimate(QueryJobConfiguration.of(sql)));
  }

  @Override
  public void label(Map<String, String> labels) {
    jobs.label(labels);
  }

  @Override
  public Usage usage() {
    return jobs.meter().usage();
  }

  @Override
  public String version() {
    return "API v2";
  }

  @Override
  public void begin() {
    script.begin();
  }

  @Override
  public void commit() {
    script.commit();
    dropAdded();
  }

  @Override
  public void rollback() {
    try {
      script.rollback();
    } finally {
      dropAdded();
    }
  }

  /** Tables that took rows which went on into others. */
  private void dropAdded() {
    List<TableName> done = List.copyOf(added);
    added.clear();
    done.forEach(this::drop);
  }

  private void drop(TableName staging) {
    stagings.remove(staging);
    attempts.ask("staging table", () -> api.delete(catalog.id(staging)));
  }

  @Override
  public Optional<Table> table(TableName name) {
    return catalog.table(name);
  }

  @Override
  public Optional<Details> details(TableName name) {
    return catalog.details(name);
  }

  @Override
  public void layOut(TableName name, Layout layout) {
    catalog.layOut(name, layout).ifPresent(this::execute);
  }

  @Override
  public String everyRow(TableName name, String alias) {
    return catalog.everyRow(name, alias);
  }

  @Override
  public void describe(TableName name, Map<String, String> columns) {
    catalog.describe(name, columns);
  }

  @Override
  public List<Relation> relations(String schema) {
    return catalog.relations(schema);
  }

  @Override
  public boolean schemaExists(String schema) {
    return catalog.schemaExists(schema);
  }

  @Override
  public void lock(String name, Duration timeout) {
    if (!locks.inUse() && !schemaExists(BigQueryDialect.STAGING_DATASET)) {
      execute(dialect.createSchema(BigQueryDialect.STAGING_DATASET));
    }
    locks.take(name, timeout);
  }

  @Override
  public void unlock(String name) {
    locks.give(name);
  }

  /** Rows for a table that others see go by way of a staging table, into the open transaction. */
  @Override
  public Loader loader(TableName table, List<Column> columns) {
    if (table.isTemporary()) {
      stagings.add(table);
      return carrier.loader(() -> catalog.id(table), columns);
    }
    Added rows = new Added(table, columns);
    return new AddingLoader(carrier.loader(rows::staging, columns), rows::moveOn);
  }

  /** Rows on their way into a table, in a staging table that is made when there are some. */
  private final class Added {
    private final TableName table;
    private final List<Column> columns;
    private @Nullable TableName staging;

    Added(TableName table, List<Column> columns) {
      this.table = table;
      this.columns = columns;
    }

    TableId staging() {
      TableName made = staging;
      if (made == null) {
        made = TableName.temporary("_singer_added_" + jobs.next());
        dialect.createStaging(made, columns).forEach(BigQuerySession.this::execute);
        stagings.add(made);
        staging = made;
      }
      return catalog.id(made);
    }

    void moveOn() {
      TableName from = staging;
      if (from == null) {
        return;
      }
      staging = null;
      added.add(from);
      // A column may become wider before the commit.
      Supplier<String> insert = () -> merges.addAll(from, table, columns, catalog.table(table));
      if (script.isOpen()) {
        script.add(dialect.quote(table), insert);
      } else {
        execute(insert.get());
        dropAdded();
      }
    }
  }

  @Override
  public Fills fills() {
    return Fills.NO_TABLES;
  }

  @Override
  public Optional<KeyedFill> fill(TableName table, List<Column> columns, List<String> key) {
    return Optional.empty();
  }

  @Override
  public void append(Merge merge) {
    execute(merges.append(merge));
  }

  @Override
  public void upsert(Merge merge) {
    execute(merges.upsert(merge, everyRow(merge.target(), Alias.TABLE)));
  }

  @Override
  public void cancel() {
    jobs.cancel();
  }

  /** What a failure leaves behind expires. */
  @Override
  public void close() {
    try {
      script.rollback();
    } finally {
      try {
        List.copyOf(stagings).forEach(this::drop);
      } finally {
        carrier.close();
        locks.giveAll();
      }
    }
  }
}
