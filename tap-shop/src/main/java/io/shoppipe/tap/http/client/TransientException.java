package io.shoppipe.tap.http.client;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An attempt failed in a way that another attempt may mend. */
public final class TransientException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final transient @Nullable Duration retryAfter;

  /** {@code retryAfter}: how long the source asks to wait. */
  public TransientException(
      String reason, Optional<Duration> retryAfter, @Nullable Throwable cause) {
    super(reason, cause);
    this.reason = reason;
    this.retryAfter = retryAfter.orElse(null);
  }

  public TransientException(String reason) {
    this(reason, Optional.empty(), null);
  }

  /** What came in place of an answer, without the address. */
  String reason() {
    return reason;
  }

  /** How long the source asks to wait, if it does. */
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
