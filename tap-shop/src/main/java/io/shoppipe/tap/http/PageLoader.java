package io.shoppipe.tap.http;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.tap.check.RecordScanner;
import io.shoppipe.tap.http.client.Call;
import io.shoppipe.tap.http.client.HttpService;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Loads pages on threads of its own, so that the next ones are asked for, and read, while one is
 * sent on. Closing it gives up what is under way.
 */
final class PageLoader implements AutoCloseable {
  private final HttpService service;
  private final HttpSpec spec;
  private final Requests requests;
  private final Clock clock;
  private final Optional<RecordScanner> scanner;
  private final ExecutorService threads;

  /** {@code scanner} tells which records can leave as they come. */
  PageLoader(
      HttpService service,
      HttpSpec spec,
      Requests requests,
      Clock clock,
      Optional<RecordScanner> scanner) {
    this.clock = clock;
    this.service = service;
    this.spec = spec;
    this.requests = requests;
    this.scanner = scanner;
    this.threads =
        Executors.newFixedThreadPool(
            spec.pace().parallelPages(),
            task -> {
              Thread thread = new Thread(task, "pages");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** A page that was asked for. */
  record Pending(Step step, CompletableFuture<Page> future) {
    /** Waits for the page; of a long one only until its records begin to flow. */
    Page await() {
      try {
        return future.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw SingerException.external("interrupted while waiting for " + step.mark() + ".", e);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException(e.getCause());
      }
    }
  }

  /** {@code validators} are headers that ask whether anything has changed. */
  Pending load(Step step, boolean first, Map<String, String> validators) {
    Call call = requests.call(step);
    for (Map.Entry<String, String> header : validators.entrySet()) {
      call = call.with(header.getKey(), header.getValue());
    }
    Call sent = call;
    CompletableFuture<Page> future = new CompletableFuture<>();
    threads.execute(() -> load(sent, first, future));
    return new Pending(step, future);
  }

  private void load(Call call, boolean first, CompletableFuture<Page> future) {
    try {
      Optional<Page> missing =
          !first && spec.paging().endsAtNotFound()
              ? Optional.of(Page.none(call.address(), clock.instant()))
              : Optional.empty();
      future.complete(
          service.exchange(
              call,
              missing,
              new PageReader(spec, clock, scanner, Envelope.HELD_BYTES, future::complete)));
    } catch (RuntimeException | Error failure) {
      if (!future.completeExceptionally(failure)) {
        fail(future.join(), failure);
      }
    }
  }

  private static void fail(Page flowing, Throwable failure) {
    flowing.fail(
        failure instanceof RuntimeException expected
            ? expected
            : new IllegalStateException(failure));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
