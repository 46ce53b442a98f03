package io.shoppipe.tap.settings;

import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.tap.http.Credentials;
import io.shoppipe.tap.http.HttpSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The tap's settings. */
public record TapSettings(
    HttpSettings http,
    Optional<Credentials> credentials,
    long pageSize,
    Optional<Instant> startDate,
    Duration lookback) {

  /**
   * Reads the settings; {@code defaultBaseUrl} is the preset's. What is wrong is added to {@code
   * problems}, and then the result must not be used.
   */
  public static TapSettings of(Config config, String defaultBaseUrl, Problems problems) {
    return new TapSettings(
        new HttpSettings(
            config.text("source.base_url").orElse(defaultBaseUrl),
            config.seconds("source.connect_timeout_seconds"),
            config.seconds("source.read_timeout_seconds"),
            (int) Math.min(Integer.MAX_VALUE, config.integer("source.max_attempts")),
            config.seconds("source.retry_initial_delay_seconds")),
        credentials(config, problems),
        config.integer("source.page_size"),
        startDate(config, problems),
        Duration.ofSeconds(config.integer("lookback_seconds")));
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

  private static Optional<Instant> startDate(Config config, Problems problems) {
    Optional<String> text = config.text("start_date");
    Optional<Instant> date = text.flatMap(Instants::parse);
    if (text.isPresent() && date.isEmpty()) {
      problems.add(
          "config: start_date '"
              + text.get()
              + "' is no date. Write 2024-01-31 or 2024-01-31T00:00:00Z.");
    }
    return date;
  }
}
