package io.shoppipe.tap.http;

import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import java.time.Duration;
import java.util.Optional;

/**
 * How requests are made. {@code readTimeout} bounds one request as a whole, its body included;
 * {@code maxAttempts} counts the first one too.
 */
record HttpSettings(
    String baseUrl,
    Optional<LoginPaths> login,
    Optional<Credentials> credentials,
    long pageSize,
    Duration connectTimeout,
    Duration readTimeout,
    int maxAttempts,
    Duration retryInitialDelay) {
  HttpSettings {
    baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
  }

  /** Where to log in, and under which prefix the resources then are. */
  record LoginPaths(String path, String refreshPath, String resourcePrefix) {}

  /** Reads the settings; where something is added to {@code problems}, they must not be used. */
  static HttpSettings of(Config config, Problems problems) {
    return new HttpSettings(
        config.text("source.base_url").orElse(""),
        login(config),
        credentials(config, problems),
        config.integer("source.page_size"),
        config.seconds("source.connect_timeout_seconds"),
        config.seconds("source.read_timeout_seconds"),
        (int) Math.min(Integer.MAX_VALUE, config.integer("source.max_attempts")),
        config.seconds("source.retry_initial_delay_seconds"));
  }

  private static Optional<LoginPaths> login(Config config) {
    return config
        .text("source.login.path")
        .map(
            path ->
                new LoginPaths(
                    path,
                    config.text("source.login.refresh_path").orElse(path),
                    config.text("source.login.resource_prefix").orElse("")));
  }

  private static Optional<Credentials> credentials(Config config, Problems problems) {
    Optional<String> username = config.text("source.username");
    Optional<String> password = config.text("source.password");
    if (username.isPresent() != password.isPresent()) {
      problems.add(
          "config: source.username and source.password go together, but only "
              + (username.isPresent() ? "the username" : "the password")
              + " is set. Set both, or neither.");
      return Optional.empty();
    }
    return username.map(name -> new Credentials(name, password.orElseThrow()));
  }
}
