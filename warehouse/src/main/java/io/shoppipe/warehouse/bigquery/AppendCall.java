package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection of appends. Answers come in the order of requests; its end, whatever it is of, is
 * an answer, too: the last one. One thread sends and waits.
 */
final class AppendCall implements ClientResponseObserver<AppendRowsRequest, AppendRowsResponse> {
  private final BlockingQueue<AppendRowsResponse> answers = new LinkedBlockingQueue<>();
  private @Nullable ClientCallStreamObserver<AppendRowsRequest> requests;
  private volatile boolean over;

  @Override
  public void beforeStart(ClientCallStreamObserver<AppendRowsRequest> requests) {
    this.requests = requests;
  }

  @Override
  public void onNext(AppendRowsResponse answer) {
    answers.add(answer);
  }

  @Override
  public void onError(Throwable failure) {
    over = true;
    answers.add(refusal(WriteError.status(failure)));
  }

  @Override
  public void onCompleted() {
    over = true;
    answers.add(failed(Code.UNAVAILABLE, "the connection was closed"));
  }

  /** Whether nothing comes after what has come. */
  boolean isOver() {
    return over;
  }

  void send(AppendRowsRequest request) {
    if (requests != null && !over) {
      requests.onNext(request);
    }
  }

  /** The next answer; a refusal where none comes in time. */
  AppendRowsResponse next(Duration patience) throws InterruptedException {
    @Nullable AppendRowsResponse answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    return answer == null
        ? failed(Code.DEADLINE_EXCEEDED, "no answer within " + patience.toMillis() + " ms")
        : answer;
  }

  /** Gives the connection up. */
  void cancel() {
    if (requests != null && !over) {
      requests.cancel("given up", null);
    }
  }

  private static AppendRowsResponse failed(Code code, String words) {
    return refusal(Status.newBuilder().setCode(code.getNumber()).setMessage(words).build());
  }

  private static AppendRowsResponse refusal(Status status) {
    return AppendRowsResponse.newBuilder().setError(status).build();
  }
}
