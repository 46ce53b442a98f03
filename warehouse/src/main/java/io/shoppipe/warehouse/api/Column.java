package io.shoppipe.warehouse.api;

/**
 * A column as the loader plans it. {@code description} becomes the column's comment; empty = none.
 */
public record Column(String name, ColumnType type, boolean nullable, String description) {
  public static Column of(String name, ColumnType type) {
    return new Column(name, type, true, "");
  }

  public Column required() {
    return new Column(name, type, false, description);
  }
}
