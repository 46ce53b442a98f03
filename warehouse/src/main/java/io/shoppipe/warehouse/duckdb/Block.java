package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.duckdb.LongBuffer.Meaning;
import java.util.List;

/** Rows for one of DuckDB's vectors, column by column. */
final class Block {
  static final int ROWS = 2048;

  /** Rows that a column has room for at first: of many streams most have few. */
  static final int FIRST_ROWS = 128;

  private static final int BYTES_PER_VALUE = 9;

  final ColumnBuffer[] columns;

  /** Rows that have ended. */
  int rows;

  Block(List<Column> columns) {
    this.columns = columns.stream().map(c -> buffer(c.type())).toArray(ColumnBuffer[]::new);
  }

  private static ColumnBuffer buffer(ColumnType type) {
    return switch (type.kind()) {
      case BOOLEAN -> new LongBuffer(Meaning.BOOLEAN);
      case BIGINT -> new LongBuffer(Meaning.BIGINT);
      case DOUBLE -> new LongBuffer(Meaning.DOUBLE);
      case DATE -> new LongBuffer(Meaning.DATE);
      case TIME -> new LongBuffer(Meaning.TIME);
      case TIMESTAMP -> new LongBuffer(Meaning.TIMESTAMP);
      case NUMERIC -> decimal(DuckDbTypes.decimal(type));
      case TEXT -> new TextBuffer("%s");
      case JSON -> new TextBuffer("CAST(%s AS JSON)");
      case UUID -> new TextBuffer("CAST(%s AS UUID)");
      case BYTES -> new TextBuffer("from_base64(%s)");
      case OTHER -> throw new IllegalArgumentException("no column is loaded as " + type);
    };
  }

  private static ColumnBuffer decimal(ColumnType type) {
    return new DecimalBuffer(type.precision(), type.scale());
  }

  /** Bytes that a row takes, without its texts, about. */
  int rowBytes() {
    return columns.length * BYTES_PER_VALUE;
  }

  void discardRow() {
    for (ColumnBuffer column : columns) {
      column.setNull(rows);
    }
  }

  void clear() {
    for (ColumnBuffer column : columns) {
      column.clear();
    }
    rows = 0;
  }
}
