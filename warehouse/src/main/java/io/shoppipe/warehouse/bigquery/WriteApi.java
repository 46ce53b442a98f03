package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsRequest;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteGrpc;
import com.google.cloud.bigquery.storage.v1.CreateWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FinalizeWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.StorageError;
import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.rpc.Code;
import io.grpc.CallCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests of the Storage Write API, each tried again where that may help and does nothing twice.
 */
final class WriteApi implements AutoCloseable {
  /** By which Google finds the place that answers. */
  private static final Metadata.Key<String> ROUTE =
      Metadata.Key.of("x-goog-request-params", Metadata.ASCII_STRING_MARSHALLER);

  private final ManagedChannel channel;
  private final BigQueryWriteGrpc.BigQueryWriteBlockingStub blocking;
  private final BigQueryWriteGrpc.BigQueryWriteStub streaming;
  private final Attempts attempts;
  private final Duration patience;

  /**
   * {@code login}: none for a server of tests; {@code patience}: how long an answer may take before
   * it is taken for lost.
   */
  WriteApi(
      ManagedChannel channel,
      @Nullable CallCredentials login,
      Attempts attempts,
      Duration patience) {
    this.channel = channel;
    this.blocking = BigQueryWriteGrpc.newBlockingStub(channel).withCallCredentials(login);
    this.streaming = BigQueryWriteGrpc.newStub(channel).withCallCredentials(login);
    this.attempts = attempts;
    this.patience = patience;
  }

  Attempts attempts() {
    return attempts;
  }

  Duration patience() {
    return patience;
  }

  /** Makes a stream whose rows nobody sees before the commit; one that stays alone vanishes. */
  String create(TableId table) {
    CreateWriteStreamRequest request =
        CreateWriteStreamRequest.newBuilder()
            .setParent(parent(table))
            .setWriteStream(WriteStream.newBuilder().setType(WriteStream.Type.PENDING))
            .build();
    return ask("stream", () -> timed("parent", parent(table)).createWriteStream(request)).getName();
  }

  AppendCall append(String stream) {
    AppendCall call = new AppendCall();
    routed(streaming, "write_stream", stream).appendRows(call);
    return call;
  }

  /** Ends a stream; how many rows it has. One that is ended already says the same again. */
  long end(String stream) {
    FinalizeWriteStreamRequest request =
        FinalizeWriteStreamRequest.newBuilder().setName(stream).build();
    return ask("stream's end", () -> timed("name", stream).finalizeWriteStream(request))
        .getRowCount();
  }

  /** All rows of the streams are in the table after this, and none of them before. */
  void commit(TableId table, List<String> streams) {
    BatchCommitWriteStreamsRequest request =
        BatchCommitWriteStreamsRequest.newBuilder()
            .setParent(parent(table))
            .addAllWriteStreams(streams)
            .build();
    BatchCommitWriteStreamsResponse answer =
        ask("rows", () -> timed("parent", parent(table)).batchCommitWriteStreams(request));
    for (StorageError error : answer.getStreamErrorsList()) {
      // The answer to the attempt before was lost.
      if (error.getCode() != StorageErrorCode.STREAM_ALREADY_COMMITTED) {
        throw new WriteError(Code.ABORTED, error.getCode(), error.getErrorMessage())
            .failure(attempts.failures());
      }
    }
  }

  private <T> T ask(String what, Supplier<T> request) {
    for (int attempt = 1; ; attempt++) {
      try {
        return request.get();
      } catch (StatusRuntimeException e) {
        WriteError error = WriteError.of(e);
        if (attempt == Attempts.MOST || !error.passes()) {
          throw error.failure(attempts.failures());
        }
        attempts.pause(attempt, what, error.words());
      }
    }
  }

  private BigQueryWriteGrpc.BigQueryWriteBlockingStub timed(String parameter, String value) {
    return routed(blocking, parameter, value)
        .withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static <S extends AbstractStub<S>> S routed(S stub, String parameter, String value) {
    Metadata headers = new Metadata();
    headers.put(ROUTE, parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  private static String parent(TableId table) {
    return "projects/%s/datasets/%s/tables/%s"
        .formatted(table.getProject(), table.getDataset(), table.getTable());
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
