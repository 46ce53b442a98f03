package io.shoppipe.warehouse.bigquery;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * The encoded values of the row that is being written, which come in any order; one that is written
 * again replaces the first. Not thread-safe.
 */
final class Cells {
  /** Where values are written, after each other. */
  final JsonBlock bytes = new JsonBlock(4096);

  private final ColumnType[] types;
  private final ColumnType[] decimals;
  private final int[] starts;
  private final int[] ends;

  Cells(List<Column> columns) {
    this.types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
    this.decimals = new ColumnType[types.length];
    for (int column = 0; column < types.length; column++) {
      boolean decimal = types[column].kind() == Kind.NUMERIC;
      decimals[column] = decimal ? BigQueryTypes.decimal(types[column]) : types[column];
    }
    this.starts = new int[types.length];
    this.ends = new int[types.length];
  }

  int count() {
    return types.length;
  }

  ColumnType type(int column) {
    return types[column];
  }

  /** The decimal that stands for a column of NUMERIC; another's type is its own. */
  ColumnType decimal(int column) {
    return decimals[column];
  }

  void clear() {
    bytes.position = 0;
    Arrays.fill(ends, 0);
  }

  /** A value of that kind begins. */
  void open(int column, Kind kind) {
    if (types[column].kind() != kind) {
      throw new IllegalArgumentException(
          "column " + column + " is " + types[column].kind() + ", not " + kind);
    }
    starts[column] = bytes.position;
    ends[column] = 0;
  }

  /** It has ended. */
  void close(int column) {
    ends[column] = bytes.position;
  }

  /** The column is NULL. */
  void drop(int column) {
    ends[column] = 0;
  }

  /** Whether the column is not NULL. */
  boolean has(int column) {
    return ends[column] > 0;
  }

  /** 0 where the column is NULL. */
  int length(int column) {
    return ends[column] == 0 ? 0 : ends[column] - starts[column];
  }

  void copy(int column, JsonBlock to) {
    to.put(bytes.bytes, starts[column], length(column));
  }
}
