package io.shoppipe.warehouse.api;

import java.util.List;
import java.util.Map;

/**
 * Staged rows and where they go. {@code columns} stand in both tables, {@code kinds} are those of
 * their types; {@code sequence} is the staging table's BIGINT column that counts arrivals; only
 * rows with {@code sequence <= upTo} are moved.
 */
public record Merge(
    TableName staging,
    TableName target,
    List<String> columns,
    Map<String, ColumnType.Kind> kinds,
    List<String> key,
    String sequence,
    long upTo) {
  public Merge {
    columns = List.copyOf(columns);
    kinds = Map.copyOf(kinds);
    key = List.copyOf(key);
  }

  /** The columns that are not part of the key. */
  public List<String> values() {
    return columns.stream().filter(column -> !key.contains(column)).toList();
  }

  /** A value of a column's as rows are told apart by it: see {@link Dialect#comparable}. */
  public String comparable(Dialect dialect, String column, String value) {
    return dialect.comparable(value, kinds.getOrDefault(column, ColumnType.Kind.OTHER));
  }
}
