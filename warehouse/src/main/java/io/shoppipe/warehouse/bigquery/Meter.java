package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobStatistics;
import com.google.cloud.bigquery.JobStatistics.LoadStatistics;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import io.shoppipe.warehouse.api.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up what jobs cost, as BigQuery says. Not thread-safe. */
final class Meter {
  private final BigQuery api;
  private final List<JobId> unknown = new ArrayList<>();
  private Usage sum = Usage.NONE;

  Meter(BigQuery api) {
    this.api = api;
  }

  /** A job has ended, well or not. */
  void ended(Job job) {
    JobStatistics statistics = job.getStatistics();
    if (statistics != null) {
      sum = sum.plus(of(statistics));
    }
  }

  /** Bytes of rows were sent without a job. */
  void sent(long bytes) {
    sum = sum.plus(new Usage(0, bytes, 0, 0));
  }

  /** A query has been answered, and nothing was said of its cost. */
  void answered(@Nullable JobId job) {
    if (job != null) {
      unknown.add(job);
    }
  }

  /** Asks for what is not known yet. */
  Usage usage() {
    List<JobId> asked = List.copyOf(unknown);
    unknown.clear();
    for (JobId each : asked) {
      try {
        Job job = api.getJob(each);
        if (job != null) {
          ended(job);
        }
      } catch (BigQueryException e) {
        sum = sum.plus(new Usage(1, 0, 0, 0));
      }
    }
    return sum;
  }

  private static Usage of(JobStatistics statistics) {
    long loaded =
        statistics instanceof LoadStatistics load && load.getOutputBytes() != null
            ? load.getOutputBytes()
            : 0;
    long billed =
        statistics instanceof QueryStatistics query && query.getTotalBytesBilled() != null
            ? query.getTotalBytesBilled()
            : 0;
    Long slots = statistics.getTotalSlotMs();
    return new Usage(1, loaded, billed, slots == null ? 0 : slots);
  }
}
