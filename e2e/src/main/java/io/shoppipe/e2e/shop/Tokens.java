package io.shoppipe.e2e.shop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens handed out, what each is for and until when; thread-safe. */
final class Tokens {
  private final InstantSource clock;
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();

  /** A token opens the resources, or renews. */
  enum Use {
    ACCESS,
    REFRESH
  }

  /** What a token that came is worth. */
  enum Check {
    VALID,
    EXPIRED,
    UNKNOWN
  }

  private record Grant(Use use, Instant end) {}

  Tokens(InstantSource clock) {
    this.clock = clock;
  }

  String issue(Use use, Duration life) {
    String token = UUID.randomUUID().toString();
    grants.put(token, new Grant(use, clock.instant().plus(life)));
    return token;
  }

  Check check(String token, Use use) {
    Optional<Grant> grant = Optional.ofNullable(grants.get(token)).filter(g -> g.use() == use);
    return grant
        .map(g -> clock.instant().isBefore(g.end()) ? Check.VALID : Check.EXPIRED)
        .orElse(Check.UNKNOWN);
  }
}
