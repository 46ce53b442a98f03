package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsRequest;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteGrpc;
import com.google.cloud.bigquery.storage.v1.CreateWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FinalizeWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FinalizeWriteStreamResponse;
import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.cloud.bigquery.storage.v1.StorageError;
import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Int64Value;
import com.google.protobuf.Timestamp;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Storage Write API of PENDING streams, after its documentation: rows are kept by their offsets,
 * and seen once their stream is committed. Appends and other requests fail as they are told to.
 */
public final class FakeWriteApi extends BigQueryWriteGrpc.BigQueryWriteImplBase
    implements ServerInterceptor {
  private final Map<String, Kept> streams = new LinkedHashMap<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final Deque<Status> refusals = new ArrayDeque<>();
  private final List<ByteString> committed = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> routes = new ArrayList<>();
  private ProtoSchema schema = ProtoSchema.getDefaultInstance();
  private boolean commitAnswerIsLost;
  private boolean losesARow;

  private static final class Kept {
    private final List<ByteString> rows = new ArrayList<>();
    private boolean ended;
    private boolean committed;
  }

  /** What becomes of one append in place of what should. */
  @FunctionalInterface
  interface Fault {
    void on(FakeWriteApi api, Append append);
  }

  /** An append as it came. */
  static final class Append {
    final String stream;
    final AppendRowsRequest request;
    final StreamObserver<AppendRowsResponse> answers;

    Append(String stream, AppendRowsRequest request, StreamObserver<AppendRowsResponse> answers) {
      this.stream = stream;
      this.request = request;
      this.answers = answers;
    }
  }

  static Status status(Code code, String words) {
    return Status.newBuilder().setCode(code.getNumber()).setMessage(words).build();
  }

  static Status status(Code code, StorageErrorCode detail, String words) {
    StorageError error = StorageError.newBuilder().setCode(detail).setErrorMessage(words).build();
    return status(code, words).toBuilder().addDetails(Any.pack(error)).build();
  }

  /** The connection ends with that, and the rows are not taken. */
  static Fault breaks(Code code, String words) {
    return (api, append) ->
        append.answers.onError(StatusProto.toStatusRuntimeException(status(code, words)));
  }

  /** The rows are taken, and the connection ends before that is said. */
  static Fault losesTheAnswer() {
    return (api, append) -> {
      api.keep(append);
      append.answers.onError(
          StatusProto.toStatusRuntimeException(status(Code.UNAVAILABLE, "gone")));
    };
  }

  /** The rows are taken, and nothing is said. */
  static Fault isSilent() {
    return FakeWriteApi::keep;
  }

  /** The answer is a refusal; the connection stays. */
  static Fault refuses(AppendRowsResponse answer) {
    return (api, append) -> append.answers.onNext(answer);
  }

  static Fault refuses(Status status) {
    return refuses(AppendRowsResponse.newBuilder().setError(status).build());
  }

  /** The rows are taken and confirmed, and the connection is closed. */
  static Fault closes() {
    return (api, append) -> {
      api.answer(append);
      append.answers.onCompleted();
    };
  }

  /** As it should be. */
  static Fault none() {
    return FakeWriteApi::answer;
  }

  /** The next append goes so; after all that is told so, all are as they should be. */
  public synchronized FakeWriteApi next(Fault fault) {
    faults.add(fault);
    return this;
  }

  /** The next request that is no append is refused so. */
  public synchronized FakeWriteApi refuse(Status status) {
    refusals.add(status);
    return this;
  }

  synchronized FakeWriteApi loseTheCommitsAnswer() {
    commitAnswerIsLost = true;
    return this;
  }

  synchronized FakeWriteApi loseARow() {
    losesARow = true;
    return this;
  }

  /** The rows that are seen. */
  public synchronized List<ByteString> committed() {
    return List.copyOf(committed);
  }

  /** What was asked for, in order. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** What told the way of each call. */
  synchronized List<String> routes() {
    return List.copyOf(routes);
  }

  /** How the rows are described. */
  public synchronized ProtoSchema schema() {
    return schema;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    synchronized (this) {
      routes.add(
          String.valueOf(
              headers.get(
                  Metadata.Key.of("x-goog-request-params", Metadata.ASCII_STRING_MARSHALLER))));
    }
    return next.startCall(call, headers);
  }

  @Override
  public synchronized void createWriteStream(
      CreateWriteStreamRequest request, StreamObserver<WriteStream> answers) {
    requests.add("create " + request.getWriteStream().getType());
    if (isRefused(answers)) {
      return;
    }
    String name = request.getParent() + "/streams/s" + streams.size();
    streams.put(name, new Kept());
    answers.onNext(WriteStream.newBuilder().setName(name).build());
    answers.onCompleted();
  }

  private boolean isRefused(StreamObserver<?> answers) {
    Status refusal = refusals.poll();
    if (refusal != null) {
      answers.onError(StatusProto.toStatusRuntimeException(refusal));
    }
    return refusal != null;
  }

  @Override
  public StreamObserver<AppendRowsRequest> appendRows(StreamObserver<AppendRowsResponse> answers) {
    return new StreamObserver<>() {
      private String stream = "";

      @Override
      public void onNext(AppendRowsRequest request) {
        synchronized (FakeWriteApi.this) {
          if (stream.isEmpty()) {
            stream = request.getWriteStream();
            schema = request.getProtoRows().getWriterSchema();
          }
          requests.add(
              "append "
                  + request.getOffset().getValue()
                  + "+"
                  + request.getProtoRows().getRows().getSerializedRowsCount());
          Fault fault = faults.poll();
          (fault == null ? none() : fault)
              .on(FakeWriteApi.this, new Append(stream, request, answers));
        }
      }

      @Override
      public void onError(Throwable failure) {
        // The caller gave up.
      }

      @Override
      public void onCompleted() {
        answers.onCompleted();
      }
    };
  }

  private void answer(Append append) {
    long offset = append.request.getOffset().getValue();
    int there = kept(append.stream).rows.size();
    if (offset != there) {
      boolean again = offset < there;
      append.answers.onNext(
          AppendRowsResponse.newBuilder()
              .setError(status(again ? Code.ALREADY_EXISTS : Code.OUT_OF_RANGE, "offset " + offset))
              .build());
      return;
    }
    keep(append);
    append.answers.onNext(
        AppendRowsResponse.newBuilder()
            .setAppendResult(
                AppendRowsResponse.AppendResult.newBuilder().setOffset(Int64Value.of(offset)))
            .build());
  }

  private void keep(Append append) {
    kept(append.stream)
        .rows
        .addAll(append.request.getProtoRows().getRows().getSerializedRowsList());
  }

  private Kept kept(String stream) {
    Kept kept = streams.get(stream);
    if (kept == null) {
      throw new IllegalStateException("no stream " + stream);
    }
    return kept;
  }

  @Override
  public synchronized void finalizeWriteStream(
      FinalizeWriteStreamRequest request, StreamObserver<FinalizeWriteStreamResponse> answers) {
    requests.add("finalize");
    if (isRefused(answers)) {
      return;
    }
    Kept kept = kept(request.getName());
    kept.ended = true;
    int rows = kept.rows.size() - (losesARow ? 1 : 0);
    answers.onNext(FinalizeWriteStreamResponse.newBuilder().setRowCount(rows).build());
    answers.onCompleted();
  }

  @Override
  public synchronized void batchCommitWriteStreams(
      BatchCommitWriteStreamsRequest request,
      StreamObserver<BatchCommitWriteStreamsResponse> answers) {
    requests.add("commit");
    if (isRefused(answers)) {
      return;
    }
    Kept kept = kept(request.getWriteStreams(0));
    BatchCommitWriteStreamsResponse.Builder answer = BatchCommitWriteStreamsResponse.newBuilder();
    if (kept.committed || !kept.ended) {
      answer.addStreamErrors(
          StorageError.newBuilder()
              .setCode(
                  kept.committed
                      ? StorageErrorCode.STREAM_ALREADY_COMMITTED
                      : StorageErrorCode.INVALID_STREAM_STATE)
              .setErrorMessage("no"));
    } else {
      kept.committed = true;
      committed.addAll(kept.rows);
      answer.setCommitTime(Timestamp.newBuilder().setSeconds(1));
    }
    if (commitAnswerIsLost) {
      commitAnswerIsLost = false;
      answers.onError(StatusProto.toStatusRuntimeException(status(Code.UNAVAILABLE, "gone")));
      return;
    }
    answers.onNext(answer.build());
    answers.onCompleted();
  }
}
