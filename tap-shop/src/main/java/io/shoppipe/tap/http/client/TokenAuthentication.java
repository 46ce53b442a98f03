package io.shoppipe.tap.http.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session at the source: logs in when first asked, again before the token runs out, and again
 * when it is refused.
 */
final class TokenAuthentication implements Authentication {
  private static final String HEADER = "Authorization";

  private final TokenSource source;
  private @Nullable Token token;

  TokenAuthentication(TokenSource source) {
    this.source = source;
  }

  /** Where tokens come from. */
  interface TokenSource {
    /** A new token; {@code old} may serve to renew it. */
    Token fetch(Optional<Token> old);

    String resourcePrefix();

    String settings();
  }

  @Override
  public synchronized Call applyTo(Call call) {
    Token held = token;
    if (held == null || held.renewAt().filter(at -> System.nanoTime() - at >= 0).isPresent()) {
      held = source.fetch(Optional.ofNullable(held));
      token = held;
    }
    return call.with(HEADER, "Bearer " + held.access());
  }

  /** Of several requests that are refused at a time, the first one renews for all. */
  @Override
  public synchronized boolean renew(Call refused) {
    Token held = token;
    if (held != null && ("Bearer " + held.access()).equals(refused.headers().get(HEADER))) {
      token = source.fetch(Optional.of(held));
    }
    return true;
  }

  @Override
  public String resourcePrefix() {
    return source.resourcePrefix();
  }

  @Override
  public String settings() {
    return source.settings();
  }
}
