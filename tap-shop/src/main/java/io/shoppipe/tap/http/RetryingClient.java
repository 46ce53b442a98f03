package io.shoppipe.tap.http;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a request until a whole JSON body comes, as often as the settings allow. The one place
 * where anything is retried. Not thread-safe.
 */
final class RetryingClient {
  private static final Logger LOG = LoggerFactory.getLogger(RetryingClient.class);

  /** A source that asks for a longer wait than this ends the run, with its wish in the message. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Attempt attempt;
  private final HttpSettings settings;
  private final Backoff backoff;

  RetryingClient(HttpSettings settings, Attempt attempt) {
    this.settings = settings;
    this.attempt = attempt;
    this.backoff =
        new Backoff(settings.retryInitialDelay(), () -> ThreadLocalRandom.current().nextDouble());
  }

  /**
   * The body of a 2xx answer.
   *
   * @throws StatusException for a status that a retry does not change
   * @throws SingerException of kind EXTERNAL when the attempts are spent
   */
  byte[] send(HttpRequest request) {
    String what = request.method() + " " + request.uri();
    RetryPolicy<byte[]> policy =
        RetryPolicy.<byte[]>builder()
            .handleIf((body, failure) -> mayRetry(failure))
            .withMaxAttempts(settings.maxAttempts())
            .withDelayFn(context -> delay(context.getLastException(), context.getAttemptCount()))
            .onRetryScheduled(
                event ->
                    LOG.warn(
                        "{}: {}; attempt {} of {} follows in {} ms",
                        what,
                        reason(event.getLastException()),
                        event.getAttemptCount() + 1,
                        settings.maxAttempts(),
                        event.getDelay().toMillis()))
            .build();
    try {
      return Failsafe.with(policy).get(() -> attempt.send(request));
    } catch (TransientException e) {
      throw SingerException.external(what + ": " + e.reason() + spent(e), e);
    } catch (FailsafeException e) {
      throw new SingerException(ErrorKind.EXTERNAL, what + ": interrupted.", e);
    }
  }

  private static boolean mayRetry(Throwable failure) {
    return failure instanceof TransientException passing && !waitsTooLong(passing);
  }

  private static boolean waitsTooLong(TransientException failure) {
    return failure.retryAfter().filter(wait -> wait.compareTo(LONGEST_WAIT) > 0).isPresent();
  }

  private Duration delay(Throwable failure, int attempts) {
    return failure instanceof TransientException passing
        ? passing.retryAfter().orElseGet(() -> backoff.after(attempts))
        : Duration.ZERO;
  }

  private static String reason(Throwable failure) {
    return failure instanceof TransientException passing ? passing.reason() : "no answer";
  }

  private String spent(TransientException failure) {
    if (waitsTooLong(failure)) {
      long seconds = failure.retryAfter().map(Duration::toSeconds).orElse(0L);
      return ", and the source asks to wait " + seconds + " s. Run again after that.";
    }
    return " ("
        + settings.maxAttempts()
        + (settings.maxAttempts() == 1 ? " attempt" : " attempts")
        + "). Check source.base_url and whether the source is up, then run again.";
  }
}
