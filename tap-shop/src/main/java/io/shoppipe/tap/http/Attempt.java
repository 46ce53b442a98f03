package io.shoppipe.tap.http;

import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends a request once, and sorts what came of it. Thread-safe. */
final class Attempt {
  /** Those that pass by themselves, Cloudflare's 520 to 524 among them. */
  private static final Set<Integer> PASSING =
      Set.of(429, 500, 502, 503, 504, 520, 521, 522, 523, 524);

  private final HttpSettings settings;
  private final Clock clock;
  private final HttpClient client;

  Attempt(HttpSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(settings.connectTimeout())
            .build();
  }

  byte[] send(HttpRequest request) {
    HttpResponse<byte[]> response = exchange(request);
    int status = response.statusCode();
    if (PASSING.contains(status)) {
      Optional<Duration> wait =
          response
              .headers()
              .firstValue("Retry-After")
              .flatMap(value -> RetryAfter.parse(value, clock.instant()));
      throw new TransientException("status " + status, wait, null);
    }
    if (status / 100 != 2) {
      throw new StatusException(status);
    }
    return JsonBody.check(response.body());
  }

  /**
   * The time-out covers the body too, which that of {@link HttpRequest} does not: a source that
   * stops in mid-body would hold the run for ever.
   */
  private HttpResponse<byte[]> exchange(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    try {
      return answer.get(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new TransientException(
          "no whole answer within " + seconds(settings.readTimeout()), Optional.empty(), e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw SingerException.external(request.uri() + ": interrupted.", e);
    } catch (ExecutionException e) {
      throw lost(request, e.getCause());
    }
  }

  private RuntimeException lost(HttpRequest request, @Nullable Throwable cause) {
    if (cause instanceof HttpConnectTimeoutException) {
      return passing("no connection within " + seconds(settings.connectTimeout()), cause);
    }
    if (cause instanceof ConnectException) {
      return unknownHost(cause) ? noSuchHost(request, cause) : passing("connection refused", cause);
    }
    if (cause instanceof IOException) {
      return passing("the connection was lost before the whole answer had come", cause);
    }
    return new IllegalStateException(cause);
  }

  private static boolean unknownHost(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof UnresolvedAddressException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  private static SingerException noSuchHost(HttpRequest request, Throwable cause) {
    return SingerException.external(
        request.uri()
            + ": there is no host named '"
            + request.uri().getHost()
            + "'. Check source.base_url and the network.",
        cause);
  }

  private static TransientException passing(String reason, Throwable cause) {
    return new TransientException(reason, Optional.empty(), cause);
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }
}
