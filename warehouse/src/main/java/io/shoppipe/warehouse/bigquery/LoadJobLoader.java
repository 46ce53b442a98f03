package io.shoppipe.warehouse.bigquery;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.RowWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Packs rows as they come, into files that are loaded by jobs. */
final class LoadJobLoader implements Loader {
  private static final int BLOCK_BYTES = 256 * 1024;

  /** A block that one huge row blew up is not kept. */
  private static final int KEPT_BYTES = 16 * BLOCK_BYTES;

  /** BigQuery takes no gzipped file of more than 4 GB; the rest goes into further ones. */
  private static final long FILE_BYTES = 1L << 30;

  private final long fileBytes;
  private final JsonBlock block = new JsonBlock(BLOCK_BYTES / 8);
  private final JsonRowWriter rows;
  private final RowFiles files;
  private @Nullable Packer packer;

  LoadJobLoader(List<Column> columns, RowFiles files) {
    this(columns, files, FILE_BYTES);
  }

  LoadJobLoader(List<Column> columns, RowFiles files, long fileBytes) {
    this.fileBytes = fileBytes;
    this.rows = new JsonRowWriter(block, columns);
    this.files = files;
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
    pack(block.position);
    rows.forget(rows.ended());
  }

  @Override
  public void send(long count) {
    if (count >= rows.ended()) {
      send();
      return;
    }
    int end = 0;
    for (long row = 0; row < count; row++) {
      end = endOfLine(end);
    }
    pack(end);
    rows.forget(count);
  }

  private int endOfLine(int from) {
    int at = from;
    while (block.bytes[at] != '\n') {
      at++;
    }
    return at + 1;
  }

  /** Rows up to that place leave the block. */
  private void pack(int end) {
    if (end == 0) {
      return;
    }
    try {
      Packer to = packer;
      if (to == null) {
        to = new Packer(new byte[BLOCK_BYTES / 8]);
        packer = to;
      }
      byte[] full = block.bytes;
      int rest = block.position - end;
      block.bytes = to.pack(full, end);
      block.position = 0;
      block.put(full, end, rest);
      if (full.length > KEPT_BYTES) {
        to.replace(new byte[BLOCK_BYTES]);
      }
      if (to.length() >= fileBytes) {
        give();
      }
    } catch (IOException e) {
      throw Spool.failed(e);
    }
  }

  @Override
  public void settle() {
    give();
    files.finish();
  }

  private void give() {
    Packer whole = packer;
    packer = null;
    if (whole == null) {
      return;
    }
    try (whole) {
      files.take(whole.finish());
    } catch (IOException e) {
      throw Spool.failed(e);
    }
  }

  @Override
  public void close() {
    block.position = 0;
    rows.forget(rows.ended());
    block.bytes = new byte[0];
    if (packer != null) {
      packer.close();
      packer = null;
    }
    files.close();
  }
}
