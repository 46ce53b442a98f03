package io.shoppipe.tap.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An attempt failed in a way that another attempt may mend. */
final class TransientException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final transient @Nullable Duration retryAfter;

  TransientException(String reason, Optional<Duration> retryAfter, @Nullable Throwable cause) {
    super(reason, cause);
    this.reason = reason;
    this.retryAfter = retryAfter.orElse(null);
  }

  TransientException(String reason) {
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
