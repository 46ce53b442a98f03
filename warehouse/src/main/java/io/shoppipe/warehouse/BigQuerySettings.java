package io.shoppipe.warehouse;

import io.shoppipe.warehouse.bigquery.JobSettings;
import java.util.Map;

/** Reads the settings of BigQuery's jobs, named as in dbt-bigquery's profiles. */
final class BigQuerySettings {
  private static final long MILLIS = 1000;

  private BigQuerySettings() {}

  static JobSettings jobs(Map<String, String> settings) {
    return new JobSettings(
        settings.getOrDefault("priority", "").equalsIgnoreCase("batch"),
        number(settings, "maximum_bytes_billed"),
        MILLIS * number(settings, "job_execution_timeout_seconds"),
        settings.getOrDefault("execution_project", ""),
        settings.getOrDefault("quota_project", ""),
        Map.of());
  }

  private static long number(Map<String, String> settings, String key) {
    return Long.parseLong(settings.getOrDefault(key, "0"));
  }
}
