package io.shoppipe.store.gcs;

import io.shoppipe.singer.error.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks with tokens that run out, and fetches another one before that. */
final class RenewedCaller implements Caller {
  private static final Duration EARLY = Duration.ofSeconds(60);

  /** A token, and how long it holds from now on. */
  record Token(String value, Duration lifetime) {
    Token {
      Secrets.register(value);
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "Token[" + lifetime + "]";
    }
  }

  private final Supplier<Token> source;
  private final String remedy;
  private final InstantSource clock;
  private @Nullable Token token;
  private Instant renewal = Instant.MIN;

  RenewedCaller(Supplier<Token> source, String remedy, InstantSource clock) {
    this.source = source;
    this.remedy = remedy;
    this.clock = clock;
  }

  @Override
  public synchronized Optional<String> token() {
    Token known = token;
    Instant now = clock.instant();
    if (known == null || !now.isBefore(renewal)) {
      known = source.get();
      token = known;
      renewal = now.plus(known.lifetime()).minus(EARLY);
    }
    return Optional.of(known.value());
  }

  @Override
  public synchronized boolean renew() {
    token = null;
    return true;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}
