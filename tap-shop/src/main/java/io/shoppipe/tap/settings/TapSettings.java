package io.shoppipe.tap.settings;

import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.tap.batch.BatchSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The tap's settings that do not depend on the kind of source; {@code batch} is empty where records
 * are sent as messages.
 */
public record TapSettings(
    Optional<Instant> startDate,
    Duration lookback,
    StateInterval stateInterval,
    InvalidRecords invalidRecords,
    Optional<BatchSettings> batch) {

  /** Reads the settings; where something is added to {@code problems}, they must not be used. */
  public static TapSettings of(Config config, Problems problems) {
    return new TapSettings(
        startDate(config, problems),
        Duration.ofSeconds(config.integer("lookback_seconds")),
        new StateInterval(
            config.integer("state_interval_records"), config.seconds("state_interval_seconds")),
        InvalidRecords.valueOf(config.requiredText("on_invalid_record").toUpperCase(Locale.ROOT)),
        BatchSettings.of(config, problems));
  }

  /** For a trial run: nothing is written, and what is wrong ends it. */
  public TapSettings forTrial() {
    return new TapSettings(
        startDate, lookback, stateInterval, InvalidRecords.FAIL, Optional.empty());
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
