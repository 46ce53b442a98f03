package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.QueryJobConfiguration;
import java.util.HashMap;
import java.util.Map;

/**
 * What each query job is told. Zeros: {@code maximumBytesBilled} no bound, {@code timeoutMillis}
 * none; empty texts: {@code project} that runs and pays for jobs the tables' own, {@code
 * quotaProject} the credentials'.
 */
public record JobSettings(
    boolean batch,
    long maximumBytesBilled,
    long timeoutMillis,
    String project,
    String quotaProject,
    Map<String, String> labels) {
  public static final JobSettings NONE = new JobSettings(false, 0, 0, "", "", Map.of());

  public JobSettings {
    labels = Map.copyOf(labels);
  }

  /** With more labels. */
  JobSettings labelled(Map<String, String> added) {
    Map<String, String> more = new HashMap<>(labels);
    more.putAll(added);
    return new JobSettings(batch, maximumBytesBilled, timeoutMillis, project, quotaProject, more);
  }

  QueryJobConfiguration on(QueryJobConfiguration query) {
    QueryJobConfiguration.Builder builder = query.toBuilder();
    if (batch) {
      builder.setPriority(QueryJobConfiguration.Priority.BATCH);
    }
    if (maximumBytesBilled > 0) {
      builder.setMaximumBytesBilled(maximumBytesBilled);
    }
    if (timeoutMillis > 0) {
      builder.setJobTimeoutMs(timeoutMillis);
    }
    if (!labels.isEmpty()) {
      builder.setLabels(labels);
    }
    return builder.build();
  }
}
