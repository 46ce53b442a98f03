package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.duckdb.LongBuffer.Meaning;
import java.util.List;

/** Rows on their way into DuckDB, column by column. */
final class Batch {
  /** Rows that a fresh buffer has room for: one of DuckDB's vectors. */
  static final int FIRST_ROWS = 2048;

  private static final int BYTES_PER_VALUE = 9;

  final ColumnBuffer[] columns;
  private int rows;
  private long textBytes;
  private int sent;
  private int limit;

  Batch(List<Column> columns) {
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

  int rows() {
    return rows;
  }

  /** Ended rows that were not sent. */
  int pending() {
    return rows - sent;
  }

  /** The first row to send. */
  int sent() {
    return sent;
  }

  /** The row after the last one to send. */
  int limit() {
    return limit;
  }

  /** The next rows to send are so many of the pending ones. */
  void offer(int count) {
    limit = sent + count;
  }

  /** What was offered is in the warehouse. */
  void sentOffered() {
    sent = limit;
  }

  void endRow() {
    rows++;
  }

  void discardRow() {
    for (ColumnBuffer column : columns) {
      column.setNull(rows);
    }
  }

  /** The text of the row being filled ends at {@code end}. */
  void setText(TextBuffer texts, int end) {
    textBytes += end - texts.end();
    texts.set(rows, end);
  }

  /** Bytes held by ended rows, about. */
  long bytes() {
    return (long) rows * columns.length * BYTES_PER_VALUE + textBytes;
  }

  void clear() {
    for (ColumnBuffer column : columns) {
      column.clear(rows + 1);
    }
    rows = 0;
    textBytes = 0;
    sent = 0;
    limit = 0;
  }
}
