package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.Int64Value;
import io.shoppipe.warehouse.api.WarehouseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one batch on their way into a table. Each request says at which row of the stream its
 * first one stands, so that what is sent again after a lost answer is not taken twice. Some
 * requests are under way at a time; they are kept until they are confirmed. Not thread-safe.
 */
final class RowStream implements AutoCloseable {
  private static final int UNDER_WAY = 6;

  private final WriteApi api;
  private final TableId table;
  private final ProtoSchema schema;
  private final String name;
  private final Deque<Part> waiting = new ArrayDeque<>();
  private @Nullable AppendCall call;
  private long rows;
  private int attempt = 1;

  private record Part(long first, ProtoRows rows) {}

  RowStream(WriteApi api, TableId table, DescriptorProto row) {
    this.api = api;
    this.table = table;
    this.schema = ProtoSchema.newBuilder().setProtoDescriptor(row).build();
    this.name = api.create(table);
  }

  void append(ProtoRows more) {
    Part part = new Part(rows, more);
    rows += more.getSerializedRowsCount();
    waiting.add(part);
    if (call != null) {
      call.send(request(part).build());
    }
    while (waiting.size() >= UNDER_WAY) {
      settle();
    }
  }

  /** All rows are in the table after this. */
  void finish() {
    while (!waiting.isEmpty()) {
      settle();
    }
    close();
    long arrived = api.end(name);
    if (arrived != rows) {
      throw failed("of " + rows + " rows " + arrived + " arrived");
    }
    api.commit(table, List.of(name));
  }

  /** Waits for one answer. */
  private void settle() {
    AppendCall open = call == null ? connect() : call;
    Part first = waiting.element();
    AppendRowsResponse answer = next(open);
    if (!answer.hasError()) {
      confirmed(first, answer.getAppendResult());
      return;
    }
    WriteError error = WriteError.of(answer, first.first());
    boolean there = error.isThere();
    if (!there || open.isOver()) {
      close();
    }
    if (there) {
      took();
    } else {
      again(error);
    }
  }

  /** Rows stand at an offset only where those before it do: one answer may speak for several. */
  private void confirmed(Part first, AppendRowsResponse.AppendResult result) {
    long offset = result.hasOffset() ? result.getOffset().getValue() : first.first();
    if (waiting.stream().noneMatch(part -> part.first() == offset)) {
      throw failed(
          "rows from %d on were confirmed where those from %d on were sent"
              .formatted(offset, first.first()));
    }
    while (!waiting.isEmpty() && waiting.element().first() <= offset) {
      took();
    }
  }

  private void took() {
    waiting.remove();
    attempt = 1;
  }

  private void again(WriteError error) {
    if (attempt == Attempts.MOST || !error.passes()) {
      throw error.failure(api.attempts().failures());
    }
    api.attempts().pause(attempt++, "rows", error.words());
  }

  private AppendRowsResponse next(AppendCall open) {
    try {
      return open.next(api.patience());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw api.attempts().failures().of(0, null, "interrupted while rows were sent", e);
    }
  }

  /** Sends all that is not confirmed. */
  private AppendCall connect() {
    AppendCall opened = api.append(name);
    call = opened;
    boolean begun = false;
    for (Part part : waiting) {
      AppendRowsRequest.Builder request = request(part);
      if (!begun) {
        request.setWriteStream(name).getProtoRowsBuilder().setWriterSchema(schema);
      }
      begun = true;
      opened.send(request.build());
    }
    return opened;
  }

  private static AppendRowsRequest.Builder request(Part part) {
    return AppendRowsRequest.newBuilder()
        .setOffset(Int64Value.of(part.first()))
        .setProtoRows(AppendRowsRequest.ProtoData.newBuilder().setRows(part.rows()));
  }

  private WarehouseException failed(String words) {
    return api.attempts().failures().of(0, null, words, null);
  }

  /** Rows that are not committed are seen by nobody. */
  @Override
  public void close() {
    if (call != null) {
      call.cancel();
      call = null;
    }
  }
}
