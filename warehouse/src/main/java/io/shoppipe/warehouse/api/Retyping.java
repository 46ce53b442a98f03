package io.shoppipe.warehouse.api;

import java.util.List;

/**
 * A column that gets a wider type. {@code key}: the table's primary key, if the column is in it;
 * {@code everyRow}: what a statement that reads the table, as {@link Alias#TABLE}, must say (see
 * {@link Session#everyRow}); both are mostly empty.
 */
public record Retyping(
    TableName table,
    String column,
    ColumnType from,
    ColumnType to,
    List<String> key,
    String everyRow) {
  public Retyping {
    key = List.copyOf(key);
  }

  /** Of a column that is in no key, in a table that may be read freely. */
  public static Retyping of(TableName table, String column, ColumnType from, ColumnType to) {
    return new Retyping(table, column, from, to, List.of(), "");
  }
}
