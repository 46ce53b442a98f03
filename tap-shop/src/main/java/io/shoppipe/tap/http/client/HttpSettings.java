package io.shoppipe.tap.http.client;

import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.proxy.Proxies;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How the service is spoken with. {@code baseUrl} is empty where every stream has its own. */
record HttpSettings(
    String baseUrl,
    Timeouts timeouts,
    Retries retries,
    Optional<RateLimit> rateLimit,
    Optional<URI> proxy,
    Optional<Path> caFile) {
  HttpSettings {
    baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
  }

  /** {@code read}: how long one request may keep us waiting; {@code run}: the run as a whole. */
  record Timeouts(Duration connect, Duration read, Optional<Duration> run) {}

  /**
   * {@code attempts} of one request, the first one too; {@code budget}: second and further attempts
   * of all requests together; {@code breaker}: failed attempts in a row that open the breaker.
   */
  record Retries(int attempts, Duration initialDelay, long budget, int breaker) {}

  /** So many requests in so much time. */
  record RateLimit(long requests, Duration period) {}

  /** Reads the settings; where something is added to {@code problems}, they must not be used. */
  static HttpSettings of(Config config, Problems problems) {
    return new HttpSettings(
        config.text("source.base_url").orElse(""),
        new Timeouts(
            config.seconds("source.connect_timeout_seconds"),
            config.seconds("source.read_timeout_seconds"),
            optionalSeconds(config, "source.run_timeout_seconds")),
        new Retries(
            (int) Math.min(Integer.MAX_VALUE, config.integer("source.max_attempts")),
            config.seconds("source.retry_initial_delay_seconds"),
            config.integer("source.retry_budget"),
            (int) Math.min(Integer.MAX_VALUE, config.integer("source.circuit_breaker_failures"))),
        config.has("source.rate_limit.requests")
            ? Optional.of(
                new RateLimit(
                    config.integer("source.rate_limit.requests"),
                    config.seconds("source.rate_limit.per_seconds")))
            : Optional.empty(),
        proxy(config, problems),
        config.text("source.tls_ca_file").map(Path::of));
  }

  private static Optional<Duration> optionalSeconds(Config config, String path) {
    return config.has(path) ? Optional.of(config.seconds(path)) : Optional.empty();
  }

  private static Optional<URI> proxy(Config config, Problems problems) {
    Optional<URI> proxy = config.text("source.proxy").flatMap(Proxies::parse);
    if (config.has("source.proxy") && proxy.isEmpty()) {
      problems.add(
          "config: source.proxy is no address of a proxy. Write http://host:port, with"
              + " user:password@ before the host where it wants them.");
    }
    return proxy;
  }
}
