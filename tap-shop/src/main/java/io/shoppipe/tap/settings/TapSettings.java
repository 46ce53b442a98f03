package io.shoppipe.tap.settings;

import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The tap's settings that do not depend on the kind of source. */
public record TapSettings(Optional<Instant> startDate, Duration lookback) {

  /** Reads the settings; where something is added to {@code problems}, they must not be used. */
  public static TapSettings of(Config config, Problems problems) {
    return new TapSettings(
        startDate(config, problems), Duration.ofSeconds(config.integer("lookback_seconds")));
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
