package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.RowWriter;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends rows into a stream as they come; {@link #settle} commits them. */
final class StreamLoader implements Loader {
  private static final int BLOCK_BYTES = 256 * 1024;

  /** A block that one huge row blew up is not kept. */
  private static final int KEPT_BYTES = 16 * BLOCK_BYTES;

  private final JsonBlock block = new JsonBlock(BLOCK_BYTES / 8);
  private final ProtoRowWriter rows;
  private final Supplier<RowStream> opener;
  private final Meter meter;
  private @Nullable RowStream stream;

  /** {@code opener} is asked when there are rows. */
  StreamLoader(List<Column> columns, Supplier<RowStream> opener, Meter meter) {
    this.rows = new ProtoRowWriter(block, columns);
    this.opener = opener;
    this.meter = meter;
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
    send(rows.ended());
  }

  @Override
  public void send(long count) {
    long sent = Math.min(count, rows.ended());
    int from = 0;
    long left = sent;
    while (left > 0) {
      int end = from;
      for (; left > 0 && end - from < BLOCK_BYTES; left--) {
        end = block.afterMessage(end);
      }
      append(from, end);
      from = end;
    }
    block.removeFirst(from);
    if (block.bytes.length > KEPT_BYTES && block.position == 0) {
      block.bytes = new byte[BLOCK_BYTES];
    }
    rows.forget(sent);
  }

  private void append(int from, int end) {
    RowStream to = stream;
    if (to == null) {
      to = opener.get();
      stream = to;
    }
    try {
      // Parsing copies each row: the block may be written again.
      to.append(
          ProtoRows.parseFrom(UnsafeByteOperations.unsafeWrap(block.bytes, from, end - from)));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("rows are encoded wrongly", e);
    }
    meter.sent(end - from);
  }

  @Override
  public void settle() {
    RowStream whole = stream;
    if (whole != null) {
      whole.finish();
      stream = null;
    }
  }

  @Override
  public void close() {
    block.position = 0;
    rows.forget(rows.ended());
    block.bytes = new byte[0];
    if (stream != null) {
      stream.close();
      stream = null;
    }
  }
}
