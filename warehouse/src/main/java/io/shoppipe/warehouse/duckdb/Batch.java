package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.api.Column;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Rows on their way into DuckDB, in blocks; the first of them may have been sent already. */
final class Batch {
  /** Rows of one block that are sent together. */
  record Piece(Block block, int first, int count) {}

  private final List<Column> columns;
  private final List<Block> blocks = new ArrayList<>();
  private final Deque<Block> spare = new ArrayDeque<>();
  private Block filling;
  private int rows;
  private long textBytes;
  private int sent;
  private int limit;

  Batch(List<Column> columns) {
    this.columns = columns;
    this.filling = new Block(columns);
    blocks.add(filling);
  }

  /** The block that takes the next row. */
  Block filling() {
    return filling;
  }

  /** Describes the columns: all blocks have the same. */
  ColumnBuffer[] columns() {
    return filling.columns;
  }

  /** Ended rows that were not sent. */
  int pending() {
    return rows - sent;
  }

  /** Rows to send. */
  int offered() {
    return limit - sent;
  }

  /** The next rows to send are so many of the pending ones. */
  void offer(int count) {
    limit = sent + count;
  }

  /** What is offered, in order. */
  List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    for (int at = sent; at < limit; ) {
      int first = at % Block.ROWS;
      int count = Math.min(Block.ROWS - first, limit - at);
      pieces.add(new Piece(blocks.get(at / Block.ROWS), first, count));
      at += count;
    }
    return pieces;
  }

  /** What was offered is in the warehouse. */
  void sentOffered() {
    sent = limit;
  }

  void endRow() {
    rows++;
    filling.rows++;
    if (filling.rows == Block.ROWS) {
      Block next = spare.poll();
      filling = next == null ? new Block(columns) : next;
      blocks.add(filling);
    }
  }

  /** A text of so many bytes was written. */
  void wroteText(int bytes) {
    textBytes += bytes;
  }

  /** Bytes held by ended rows, about. */
  long bytes() {
    return (long) rows * filling.rowBytes() + textBytes;
  }

  void clear() {
    blocks.forEach(Block::clear);
    spare.addAll(blocks.subList(1, blocks.size()));
    blocks.subList(1, blocks.size()).clear();
    filling = blocks.get(0);
    rows = 0;
    textBytes = 0;
    sent = 0;
    limit = 0;
  }
}
