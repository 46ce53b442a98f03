package io.shoppipe.warehouse.postgres;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.RowWriter;
import java.util.List;

/** Loads rows by {@code COPY … FROM STDIN (FORMAT BINARY)}, which stays open over many blocks. */
final class CopyLoader implements Loader {
  /** Blocks from 256 KB to 1 MB were the quickest; bench/run times it. */
  private static final int BLOCK_BYTES = 512 * 1024;

  /** A block that one huge row blew up is not kept. */
  private static final int KEPT_BYTES = 24 * BLOCK_BYTES;

  private final CopyStream stream;
  private final String sql;
  private final ByteBlock block = new ByteBlock(BLOCK_BYTES + BLOCK_BYTES / 4);
  private final CopyRowWriter rows;

  CopyLoader(CopyStream stream, String sql, List<Column> columns) {
    this.stream = stream;
    this.sql = sql;
    this.rows = new CopyRowWriter(block, columns);
  }

  @Override
  public RowWriter rows() {
    return rows;
  }

  @Override
  public long pendingRows() {
    return rows.ended();
  }

  @Override
  public long pendingBytes() {
    return block.position;
  }

  @Override
  public long sendBytes() {
    return BLOCK_BYTES;
  }

  @Override
  public void send() {
    int length = block.position;
    if (length == 0) {
      return;
    }
    clear();
    stream.write(sql, block.bytes, length);
    if (block.bytes.length > KEPT_BYTES) {
      block.bytes = new byte[BLOCK_BYTES];
    }
  }

  @Override
  public void send(long count) {
    if (count >= rows.ended()) {
      send();
      return;
    }
    int length = block.lengthOfRows(count);
    stream.write(sql, block.bytes, length);
    block.drop(length);
    rows.forget(count);
  }

  @Override
  public void settle() {
    stream.end(sql);
  }

  @Override
  public void close() {
    clear();
    block.bytes = new byte[0];
  }

  private void clear() {
    block.position = 0;
    rows.forget(rows.ended());
  }
}
