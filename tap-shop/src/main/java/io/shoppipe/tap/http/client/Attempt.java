package io.shoppipe.tap.http.client;

import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Sends a request once, and sorts what came of it. Thread-safe. */
final class Attempt {
  /** Those that pass by themselves, Cloudflare's 520 to 524 among them. */
  private static final Set<Integer> PASSING =
      Set.of(408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524);

  private final HttpSettings settings;
  private final Deadline deadline;
  private final Clock clock;
  private final Supplier<HttpClient> client;

  Attempt(HttpSettings settings, Deadline deadline, Supplier<HttpClient> client, Clock clock) {
    this.settings = settings;
    this.deadline = deadline;
    this.clock = clock;
    this.client = client;
  }

  <T> T send(Call call, Authentication authentication, Answer.Reader<T> reader) {
    deadline.check(call.shown());
    Patience patience = new Patience(deadline.within(settings.timeouts().read()));
    Failures failures = new Failures(patience, settings.timeouts());
    Redirects redirects = new Redirects(call);
    Call current = call;
    Call sent = authenticated(current, authentication);
    HttpResponse<InputStream> response = exchange(sent, patience, failures);
    while (Redirects.is(response.statusCode())) {
      close(response);
      String location = response.headers().firstValue("Location").orElse("");
      current = redirects.next(current, response.statusCode(), location);
      sent = authenticated(current, authentication);
      response = exchange(sent, patience, failures);
    }
    if (response.statusCode() == 401) {
      close(response);
      throw new StatusException(401, sent);
    }
    AtomicBoolean sentOn = new AtomicBoolean();
    try (InputStream body = response.body()) {
      Answer answer =
          new Answer(response.statusCode(), response.uri(), response.headers(), body, sentOn);
      return read(call, answer, reader);
    } catch (IOException e) {
      throw sentOn.get() ? broken(call, failures.ofBody(call, e)) : failures.ofBody(call, e);
    } catch (TransientException e) {
      throw sentOn.get() ? broken(call, e) : e;
    }
  }

  private static SingerException broken(Call call, RuntimeException failure) {
    return SingerException.external(
        call.shown()
            + ": "
            + (failure instanceof TransientException passing ? passing.reason() : "no answer")
            + ", after records of this long answer had been sent on, so that it can't be asked for"
            + " again. Run again: nothing was taken for complete.",
        failure);
  }

  private <T> T read(Call call, Answer answer, Answer.Reader<T> reader) throws IOException {
    int status = answer.status();
    if (PASSING.contains(status)) {
      throw new TransientException(
          "status " + status,
          answer
              .headers()
              .firstValue("Retry-After")
              .flatMap(value -> RetryAfter.parse(value, clock.instant())),
          null);
    }
    if (status / 100 != 2 && status != 304) {
      throw new StatusException(status, call);
    }
    String encoding = answer.headers().firstValue("Content-Encoding").orElse("");
    return reader.read(answer.decoded(encoding));
  }

  /** Until the head of the answer is there; the body is then read as it comes. */
  private HttpResponse<InputStream> exchange(Call call, Patience patience, Failures failures) {
    CompletableFuture<HttpResponse<InputStream>> answer =
        client.get().sendAsync(request(call), info -> new BodyStream(patience));
    long start = System.nanoTime();
    try {
      HttpResponse<InputStream> response = answer.get(patience.leftNanos(), TimeUnit.NANOSECONDS);
      long took = System.nanoTime() - start;
      patience.waited(took);
      call.meter().ifPresent(meter -> meter.answered(took, response.statusCode()));
      return response;
    } catch (TimeoutException e) {
      failed(call, start);
      answer.cancel(true);
      throw failures.tooSlow(e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw failures.ofBody(call, new InterruptedIOException("interrupted"));
    } catch (ExecutionException e) {
      failed(call, start);
      throw failures.ofSending(call, e.getCause());
    }
  }

  private static void failed(Call call, long start) {
    call.meter().ifPresent(meter -> meter.failed(System.nanoTime() - start));
  }

  private static Call authenticated(Call call, Authentication authentication) {
    return call.trusted() ? authentication.applyTo(call) : call;
  }

  /** HTTP/2 only over TLS, where it is agreed on without another round trip. */
  private static HttpRequest request(Call call) {
    boolean secure = "https".equalsIgnoreCase(call.address().getScheme());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.address())
            .version(secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
            .setHeader("Accept", "application/json")
            .setHeader("Accept-Encoding", Decoding.ACCEPTED)
            .setHeader("User-Agent", "tap-shop");
    call.headers().forEach(request::setHeader);
    return request
        .method(
            call.method(),
            call.body()
                .map(HttpRequest.BodyPublishers::ofString)
                .orElseGet(HttpRequest.BodyPublishers::noBody))
        .build();
  }

  private static void close(HttpResponse<InputStream> response) {
    try (InputStream body = response.body()) {
      body.skip(0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
