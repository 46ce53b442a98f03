package io.shoppipe.warehouse.api;

/** A relation that exists in the warehouse. */
public record Relation(TableName name, Kind kind) {
  /** What it is. */
  public enum Kind {
    TABLE,
    VIEW,
    MATERIALIZED_VIEW
  }
}
