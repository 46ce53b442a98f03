package io.shoppipe.warehouse.api;

import java.util.List;
import java.util.Optional;

/**
 * A table or view that exists: its columns in their order, and its primary key (empty where it has
 * none).
 */
public record Table(Relation relation, List<TableColumn> columns, List<String> primaryKey) {
  /** {@code nativeType} is the warehouse's own spelling, such as {@code numeric(12,2)}. */
  public record TableColumn(String name, ColumnType type, String nativeType, boolean nullable) {}

  public Table {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
  }

  public Optional<TableColumn> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
