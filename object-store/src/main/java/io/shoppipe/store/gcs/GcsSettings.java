package io.shoppipe.store.gcs;

import io.shoppipe.singer.error.Secrets;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.proxy.Proxies;
import io.shoppipe.store.remote.Persistence;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How to reach Google Cloud Storage; {@code endpoint} is Google's where none is set. */
public record GcsSettings(
    URI endpoint,
    Access access,
    Proxies proxies,
    Persistence persistence,
    Duration connectTimeout,
    Duration readTimeout) {
  private static final String GOOGLE = "https://storage.googleapis.com";

  /** Who asks. */
  public sealed interface Access {}

  /** Nobody: requests carry no token. */
  public record Anonymous() implements Access {}

  /** Whoever holds this token; it is not renewed. */
  public record AccessToken(String token) implements Access {
    /** Without the secret. */
    @Override
    public String toString() {
      return "AccessToken[]";
    }
  }

  /** Whom a file of credentials names. */
  public record KeyFile(Path file) implements Access {}

  /** Whom the environment, gcloud's file or the machine names, as Google's tools do. */
  public record Surroundings(Map<String, String> environment) implements Access {
    public Surroundings {
      environment = Map.copyOf(environment);
    }

    /** Without the secrets that an environment may hold. */
    @Override
    public String toString() {
      return "Surroundings[]";
    }
  }

  /** Google's, as the environment says. */
  public static GcsSettings defaults() {
    return of(name -> Optional.empty(), Map.of());
  }

  /**
   * Reads the settings by name: {@code storage_endpoint, anonymous, credentials_path, access_token,
   * max_attempts, retry_initial_delay_seconds, connect_timeout_seconds, read_timeout_seconds}.
   */
  public static GcsSettings of(
      Function<String, Optional<String>> setting, Map<String, String> environment) {
    return new GcsSettings(
        URI.create(setting.apply("storage_endpoint").orElse(GOOGLE).replaceFirst("/+$", "")),
        access(setting, environment),
        new Proxies(Optional.empty(), environment),
        new Persistence(
            setting.apply("max_attempts").map(Integer::parseInt).orElse(5),
            seconds(setting.apply("retry_initial_delay_seconds").orElse("0.5"))),
        seconds(setting.apply("connect_timeout_seconds").orElse("10")),
        seconds(setting.apply("read_timeout_seconds").orElse("60")));
  }

  private static Access access(
      Function<String, Optional<String>> setting, Map<String, String> environment) {
    Optional<String> file = setting.apply("credentials_path");
    Optional<String> token = setting.apply("access_token");
    token.ifPresent(Secrets::register);
    if (file.isPresent() && token.isPresent()) {
      throw SingerException.config(
          "config: gcs.credentials_path and gcs.access_token are two ways to say who asks. Set one"
              + " of them.");
    }
    if (setting.apply("anonymous").map(Boolean::parseBoolean).orElse(false)) {
      return new Anonymous();
    }
    return token
        .<Access>map(AccessToken::new)
        .or(() -> file.map(path -> new KeyFile(Path.of(path))))
        .orElseGet(() -> new Surroundings(environment));
  }

  private static Duration seconds(String number) {
    return Duration.ofMillis(Math.round(Double.parseDouble(number) * 1000));
  }
}
