package io.shoppipe.warehouse;

import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.bigquery.Delivery;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads how rows come into BigQuery, of the URL's parameters and the settings named alike. */
final class DeliveryParameters {
  static final String STAGING = "staging";
  static final String BUCKET = "staging_bucket";
  static final String PREFIX = "staging_prefix";
  static final String STORAGE_ENDPOINT = "storage_endpoint";

  static final String LOAD_API = "load_api";
  static final String WRITE_ENDPOINT = "write_endpoint";

  private static final String UPLOAD = "upload";
  private static final String GCS = "gcs";
  private static final String LOAD_JOB = "load_job";
  private static final String STORAGE_WRITE = "storage_write";
  private static final Pattern BUCKETS = Pattern.compile("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");
  private static final String DEFAULT_PREFIX = "singer";

  private DeliveryParameters() {}

  static Delivery read(Map<String, String> parameters) {
    boolean bucket = oneOf(parameters, STAGING, UPLOAD, GCS).equals(GCS);
    if (oneOf(parameters, LOAD_API, LOAD_JOB, STORAGE_WRITE).equals(STORAGE_WRITE)) {
      return streams(parameters, bucket);
    }
    if (bucket) {
      return objects(parameters);
    }
    if (parameters.containsKey(BUCKET)) {
      throw SingerException.config(
          "warehouse: staging_bucket is set, but rows are uploaded; set staging to gcs, or take the"
              + " bucket out");
    }
    return new Delivery.Uploads();
  }

  private static String oneOf(
      Map<String, String> parameters, String name, String usual, String other) {
    String value = parameters.getOrDefault(name, usual);
    if (!value.equals(usual) && !value.equals(other)) {
      throw SingerException.config(
          "warehouse: %s is '%s', but only %s and %s are known.%s"
              .formatted(name, value, usual, other, NearMiss.hint(value, List.of(usual, other))));
    }
    return value;
  }

  private static Delivery streams(Map<String, String> parameters, boolean bucket) {
    if (bucket) {
      throw SingerException.config(
          "warehouse: load_api storage_write sends rows without files; take staging out, or set"
              + " load_api to load_job");
    }
    return new Delivery.Streams(BigQueryUrl.endpoint(parameters, WRITE_ENDPOINT));
  }

  private static Delivery objects(Map<String, String> parameters) {
    String bucket = parameters.getOrDefault(BUCKET, "");
    if (bucket.isEmpty()) {
      throw SingerException.config(
          "warehouse: staging is gcs, but no bucket is named; set staging_bucket");
    }
    if (!BUCKETS.matcher(bucket).matches()) {
      throw SingerException.config(
          "warehouse: staging_bucket '"
              + bucket
              + "' is no bucket's name; write it without gs://, the path in staging_prefix");
    }
    String prefix = parameters.getOrDefault(PREFIX, DEFAULT_PREFIX).replaceAll("^/+|/+$", "");
    return new Delivery.Objects(
        bucket,
        prefix.isEmpty() ? "" : prefix + "/",
        BigQueryUrl.endpoint(parameters, STORAGE_ENDPOINT));
  }
}
