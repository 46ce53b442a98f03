package io.shoppipe.store.s3;

import io.shoppipe.singer.error.Secrets;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.proxy.Proxies;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How to reach S3. Without an {@code endpoint} it is Amazon's; {@code retryDelay} is the first
 * wait, each further one is up to twice as long.
 */
public record S3Settings(
    Optional<URI> endpoint,
    Optional<String> region,
    boolean pathStyle,
    Access access,
    Proxies proxies,
    int maxAttempts,
    Duration retryDelay,
    Duration connectTimeout,
    Duration readTimeout) {

  /** Who asks. */
  public sealed interface Access {}

  /** Nobody: requests are not signed. */
  public record Anonymous() implements Access {}

  /** Whom the environment, the profile or the machine names, as Amazon's tools do. */
  public record DefaultChain() implements Access {}

  /** Whoever holds these keys. */
  public record Keys(String id, String secret, Optional<String> sessionToken) implements Access {
    /** Without the secrets. */
    @Override
    public String toString() {
      return "Keys[" + id + "]";
    }
  }

  /** Amazon's S3, as the environment says. */
  public static S3Settings defaults() {
    return of(name -> Optional.empty(), Map.of());
  }

  /**
   * Reads the settings by name: {@code endpoint_url, region, path_style, anonymous, access_key_id,
   * secret_access_key, session_token, max_attempts, retry_initial_delay_seconds,
   * connect_timeout_seconds, read_timeout_seconds}; the environment says which proxies lead there.
   */
  public static S3Settings of(
      Function<String, Optional<String>> setting, Map<String, String> environment) {
    Optional<URI> endpoint = setting.apply("endpoint_url").map(URI::create);
    return new S3Settings(
        endpoint,
        setting.apply("region"),
        setting.apply("path_style").map(Boolean::parseBoolean).orElse(endpoint.isPresent()),
        access(setting),
        new Proxies(Optional.empty(), environment),
        setting.apply("max_attempts").map(Integer::parseInt).orElse(5),
        seconds(setting.apply("retry_initial_delay_seconds").orElse("0.5")),
        seconds(setting.apply("connect_timeout_seconds").orElse("10")),
        seconds(setting.apply("read_timeout_seconds").orElse("60")));
  }

  private static Access access(Function<String, Optional<String>> setting) {
    Optional<String> id = setting.apply("access_key_id");
    Optional<String> secret = setting.apply("secret_access_key");
    Optional<String> token = setting.apply("session_token");
    secret.ifPresent(Secrets::register);
    token.ifPresent(Secrets::register);
    if (id.isPresent() != secret.isPresent()) {
      throw SingerException.config(
          "config: s3.access_key_id and s3.secret_access_key go together, but only one is set. Set"
              + " both, or neither.");
    }
    if (setting.apply("anonymous").map(Boolean::parseBoolean).orElse(false)) {
      return new Anonymous();
    }
    return id.isPresent() ? new Keys(id.get(), secret.orElseThrow(), token) : new DefaultChain();
  }

  private static Duration seconds(String number) {
    return Duration.ofMillis(Math.round(Double.parseDouble(number) * 1000));
  }
}
