package io.shoppipe.warehouse.bigquery;

import java.time.Duration;
import java.util.Map;

/**
 * Which project and dataset, and how they are reached. Empty texts: {@code location} that of the
 * dataset; {@code endpoint} Google's own, else a test server's address, which is asked without
 * credentials; {@code firstDelay}: the longest wait before a request is tried a second time.
 */
public record BigQueryAddress(
    String project,
    String dataset,
    String location,
    String endpoint,
    Duration firstDelay,
    Access access,
    Limits limits) {
  public static final Duration FIRST_DELAY = Duration.ofMillis(500);

  /**
   * Who asks: {@code key} a service account's key as JSON, {@code impersonated} an account that is
   * taken on, {@code quotaProject} the project whose quotas count; each may be empty.
   */
  public record Access(String key, String impersonated, String quotaProject) {
    public static final Access DEFAULT = new Access("", "", "");

    /** Without the key, which is secret. */
    @Override
    public String toString() {
      return "Access[" + impersonated + ", " + quotaProject + "]";
    }
  }

  /**
   * {@code bytesBilled}: what one job may cost at most, 0 for anything; {@code labels}: its own.
   */
  public record Limits(long bytesBilled, Map<String, String> labels) {
    public static final Limits NONE = new Limits(0, Map.of());

    public Limits {
      labels = Map.copyOf(labels);
    }
  }

  public BigQueryAddress(
      String project, String dataset, String location, String endpoint, Duration firstDelay) {
    this(project, dataset, location, endpoint, firstDelay, Access.DEFAULT, Limits.NONE);
  }

  String text() {
    return "bigquery://" + project + "/" + dataset;
  }
}
