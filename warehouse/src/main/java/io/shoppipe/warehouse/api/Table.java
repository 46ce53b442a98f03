package io.shoppipe.warehouse.api;

import java.util.List;
import java.util.Optional;

/**
 * A table or view that exists: its columns in their order, and its primary key (empty where it has
 * none).
 */
public record Table(Relation relation, List<TableColumn> columns, List<String> primaryKey) {
  /** What a row gets in a column that its writer leaves out. */
  public enum Otherwise {
    NULL,
    DEFAULT,
    /** A value of the warehouse's own; nobody may write another. */
    GENERATED
  }

  /** {@code nativeType} is the warehouse's own spelling, such as {@code numeric(12,2)}. */
  public record TableColumn(
      String name, ColumnType type, String nativeType, boolean nullable, Otherwise otherwise) {
    public TableColumn(String name, ColumnType type, String nativeType, boolean nullable) {
      this(name, type, nativeType, nullable, Otherwise.NULL);
    }
  }

  public Table {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
  }

  public Optional<TableColumn> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
