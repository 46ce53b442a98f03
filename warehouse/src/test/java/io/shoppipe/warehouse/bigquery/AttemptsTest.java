package io.shoppipe.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQueryException;
import io.shoppipe.singer.error.SingerException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is tried again. */
class AttemptsTest {
  private final Attempts attempts =
      new Attempts(Duration.ofMillis(2), new BigQueryFailures("bigquery://p/d"));
  private final AtomicInteger calls = new AtomicInteger();

  /** Google's client marks the thread as interrupted where an answer does not come in time. */
  @Test
  void takesATimeOutForNoInterruption() {
    String answer =
        attempts.ask(
            "query",
            () -> {
              if (calls.incrementAndGet() < 3) {
                Thread.currentThread().interrupt();
                throw new BigQueryException(
                    0, "late", new SocketTimeoutException("Read timed out"));
              }
              return "answer";
            });
    assertThat(answer).isEqualTo("answer");
    assertThat(calls).hasValue(3);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void endsWhereItIsInterrupted() {
    assertThatThrownBy(
            () ->
                attempts.ask(
                    "query",
                    () -> {
                      calls.incrementAndGet();
                      Thread.currentThread().interrupt();
                      throw new BigQueryException(503, "busy");
                    }))
        .isInstanceOf(SingerException.class)
        .hasMessageContaining("interrupted while waiting");
    assertThat(calls).hasValue(1);
    assertThat(Thread.interrupted()).isTrue();
  }
}
