package io.shoppipe.tap.settings;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Date-times as texts. Without an offset they are UTC; a date alone is its midnight. */
public final class Instants {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Instants() {}

  /** The moment that the text names; nothing where it names none. */
  public static Optional<Instant> parse(String text) {
    String iso = text.strip().replaceFirst("(?<=\\d) (?=\\d)", "T");
    try {
      if (!iso.contains("T")) {
        return Optional.of(LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant());
      }
      TemporalAccessor parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
          parsed instanceof LocalDateTime local
              ? local.toInstant(ZoneOffset.UTC)
              : Instant.from(parsed));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * ISO 8601 in UTC with milliseconds (cut off, never rounded up) and {@code Z}: a {@code +00:00}
   * would reach a server as a blank.
   */
  public static String format(Instant instant) {
    return MILLIS.format(instant.truncatedTo(ChronoUnit.MILLIS));
  }
}
