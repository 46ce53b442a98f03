package io.shoppipe.tap.http.client;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.Policy;
import dev.failsafe.RateLimiter;
import dev.failsafe.RetryPolicy;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a request until a whole answer comes, as often as the settings allow: each request has its
 * attempts, the run has a budget of further attempts, and many failures in a row open the circuit
 * breaker, which ends the run. The one place where anything is retried. Thread-safe.
 */
final class RetryingClient {
  private static final Logger LOG = LoggerFactory.getLogger(RetryingClient.class);

  /** A source that asks for a longer wait than this ends the run, with its wish in the message. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Attempt attempt;
  private final HttpSettings.Retries retries;
  private final Deadline deadline;
  private final Backoff backoff;
  private final AtomicLong retried = new AtomicLong();
  private final CircuitBreaker<Object> breaker;
  private final List<Policy<Object>> limits = new ArrayList<>();

  RetryingClient(HttpSettings settings, Deadline deadline, Attempt attempt) {
    this.retries = settings.retries();
    this.deadline = deadline;
    this.attempt = attempt;
    this.backoff =
        new Backoff(retries.initialDelay(), () -> ThreadLocalRandom.current().nextDouble());
    this.breaker =
        CircuitBreaker.builder()
            .handle(TransientException.class)
            .withFailureThreshold(retries.breaker())
            .withDelay(Duration.ofDays(1))
            .build();
    limits.add(breaker);
    settings
        .rateLimit()
        .ifPresent(
            limit ->
                limits.add(
                    RateLimiter.smoothBuilder(limit.requests(), limit.period())
                        .withMaxWaitTime(Duration.ofDays(1))
                        .build()));
  }

  /**
   * What the reader made of a 2xx answer.
   *
   * @throws StatusException for a status that a retry does not change
   * @throws SingerException of kind EXTERNAL when the attempts are spent
   */
  <T> T send(Call call, Authentication authentication, Answer.Reader<T> reader) {
    List<Policy<Object>> policies = new ArrayList<>(List.of(retry(call.shown())));
    policies.addAll(limits);
    try {
      return Failsafe.with(policies).get(() -> attempt.send(call, authentication, reader));
    } catch (TransientException e) {
      throw SingerException.external(call.shown() + ": " + e.reason() + spent(e), e);
    } catch (CircuitBreakerOpenException e) {
      throw SingerException.external(
          call.shown()
              + ": "
              + retries.breaker()
              + " requests in a row have failed, so no more are sent (the circuit breaker is open,"
              + " source.circuit_breaker_failures). Check whether the source is up, then run again.",
          e);
    } catch (FailsafeException e) {
      throw new SingerException(ErrorKind.EXTERNAL, call.shown() + ": interrupted.", e);
    }
  }

  private RetryPolicy<Object> retry(String what) {
    return RetryPolicy.builder()
        .handleIf((body, failure) -> mayRetry(failure))
        .withMaxAttempts(retries.attempts())
        .withDelayFn(context -> delay(context.getLastException(), context.getAttemptCount()))
        .onRetryScheduled(
            event -> {
              retried.incrementAndGet();
              LOG.warn(
                  "{}: {}; attempt {} of {} follows in {} ms",
                  what,
                  reason(event.getLastException()),
                  event.getAttemptCount() + 1,
                  retries.attempts(),
                  event.getDelay().toMillis());
            })
        .build();
  }

  private boolean mayRetry(Throwable failure) {
    return failure instanceof TransientException passing
        && !waitsTooLong(passing)
        && retried.get() < retries.budget();
  }

  private boolean waitsTooLong(TransientException failure) {
    return failure
        .retryAfter()
        .filter(wait -> wait.compareTo(deadline.within(LONGEST_WAIT)) > 0)
        .isPresent();
  }

  private Duration delay(Throwable failure, int attempts) {
    return failure instanceof TransientException passing
        ? passing.retryAfter().orElseGet(() -> deadline.within(backoff.after(attempts)))
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
    if (retried.get() >= retries.budget() && retries.attempts() > 1) {
      return " (the run's "
          + retries.budget()
          + " further attempts are spent, source.retry_budget). Check whether the source is up,"
          + " then run again.";
    }
    return " ("
        + retries.attempts()
        + (retries.attempts() == 1 ? " attempt" : " attempts")
        + "). Check source.base_url and whether the source is up, then run again.";
  }
}
