package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableId;
import io.shoppipe.warehouse.api.JobFacts;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads what a job that has ended tells of its statement. */
record Told(BigQuery api, Attempts attempts, Job job) {
  private static final String WRITES_TABLE = "CREATE_TABLE_AS_SELECT";

  /** None where the job is none of a statement. */
  Optional<JobFacts> facts() {
    if (!(job.getStatistics() instanceof QueryStatistics query)
        || query.getStatementType() == null) {
      return Optional.empty();
    }
    JobId id = job.getJobId();
    String type = query.getStatementType().toString();
    return Optional.of(
        new JobFacts(
            type,
            type.equals(WRITES_TABLE)
                ? rows(query.getDdlTargetTable())
                : counted(query.getNumDmlAffectedRows()),
            number(query.getTotalBytesProcessed()),
            number(query.getTotalBytesBilled()),
            number(query.getTotalSlotMs()),
            text(id.getLocation()),
            text(id.getProject()),
            text(id.getJob())));
  }

  /** The job does not count them, the table does. */
  private OptionalLong rows(@Nullable TableId written) {
    if (written == null) {
      return OptionalLong.empty();
    }
    @Nullable Table table = attempts.ask("table", () -> api.getTable(written));
    return table == null || table.getNumRows() == null
        ? OptionalLong.empty()
        : OptionalLong.of(table.getNumRows().longValue());
  }

  private static OptionalLong counted(@Nullable Long rows) {
    return rows == null ? OptionalLong.empty() : OptionalLong.of(rows);
  }

  private static long number(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
