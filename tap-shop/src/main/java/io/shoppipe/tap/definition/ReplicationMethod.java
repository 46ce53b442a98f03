package io.shoppipe.tap.definition;

/** How a stream is read again: whole, or from its bookmark on. Named as in the catalog. */
public enum ReplicationMethod {
  FULL_TABLE,
  INCREMENTAL
}
