package io.shoppipe.models.render;

/** dbt renders each file twice. */
public enum Phase {
  /** To learn what a file reads and how it is configured: {@code execute} is false. */
  PARSE,
  /** To get the SQL that runs: {@code execute} is true. */
  RUN
}
