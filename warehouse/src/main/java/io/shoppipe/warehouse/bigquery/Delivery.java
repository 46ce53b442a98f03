package io.shoppipe.warehouse.bigquery;

/** How rows come into their staging tables. */
public sealed interface Delivery {
  /** By load jobs with which the rows are uploaded. */
  record Uploads() implements Delivery {}

  /**
   * By load jobs that read them in a bucket. {@code prefix}: what objects' names begin with, with a
   * slash at its end, or empty; {@code endpoint}: Cloud Storage's address, Google's own where it is
   * empty.
   */
  record Objects(String bucket, String prefix, String endpoint) implements Delivery {}

  /** By the Storage Write API. {@code endpoint}: its address, Google's own where it is empty. */
  record Streams(String endpoint) implements Delivery {}
}
