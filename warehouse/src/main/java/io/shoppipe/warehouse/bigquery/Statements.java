package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableResult;
import io.shoppipe.warehouse.api.JobFacts;
import io.shoppipe.warehouse.api.RowReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs statements and queries: at once, or as part of the open transaction. Not thread-safe. */
final class Statements {
  private final BigQuery api;
  private final Attempts attempts;
  private final BigQueryJobs jobs;
  private final Script script;
  private @Nullable Job last;

  Statements(Connection connection, Script script) {
    this.api = connection.api();
    this.attempts = connection.attempts();
    this.jobs = connection.jobs();
    this.script = script;
  }

  /** Rows that it changed, 0 where that is not known yet. */
  long execute(String sql) {
    if (script.isOpen() && Script.changesRows(sql)) {
      script.add(Script.changedTable(sql), () -> sql);
      return 0;
    }
    return run(sql);
  }

  /** Runs it at once, in a transaction too. */
  long run(String sql) {
    Job job = jobs.run("statement", QueryJobConfiguration.of(sql));
    last = job;
    return job.getStatistics() instanceof QueryStatistics done
            && done.getNumDmlAffectedRows() != null
        ? done.getNumDmlAffectedRows()
        : 0;
  }

  /** What the job that was run last tells. */
  Optional<JobFacts> lastJob() {
    return Optional.ofNullable(last).flatMap(job -> new Told(api, attempts, job).facts());
  }

  void read(String sql, RowReader reader) {
    QueryJobConfiguration query =
        jobs.told(script.hidesChanges(sql) ? script.seeing(sql) : QueryJobConfiguration.of(sql));
    TableResult result = attempts.ask("query", () -> answer(query));
    BigQueryValues.read(result, attempts, reader);
  }

  private TableResult answer(QueryJobConfiguration query) {
    try {
      TableResult result = api.query(query);
      jobs.meter().answered(result.getJobId());
      return result;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw attempts.failures().of(0, null, "interrupted while a query ran", e);
    }
  }
}
