package io.shoppipe.warehouse.api;

import java.util.List;

/**
 * Staged rows and where they go. {@code columns} stand in both tables; {@code sequence} is the
 * staging table's BIGINT column that counts arrivals; only rows with {@code sequence <= upTo} are
 * moved.
 */
public record Merge(
    TableName staging,
    TableName target,
    List<String> columns,
    List<String> key,
    String sequence,
    long upTo) {
  public Merge {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  /** The columns that are not part of the key. */
  public List<String> values() {
    return columns.stream().filter(column -> !key.contains(column)).toList();
  }
}
