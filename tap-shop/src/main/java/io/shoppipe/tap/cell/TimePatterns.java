package io.shoppipe.tap.cell;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times by the letters of java.time: the first pattern that fits, and dates that exist.
 */
final class TimePatterns {
  private static final String ISO = "iso";

  private final TimeEncoder.Format format;
  private final ZoneId zone;
  private final boolean utc;
  private final boolean withIso;
  private final List<Pattern> patterns;

  TimePatterns(TimeEncoder.Format format, ValueRules rules) {
    this.format = format;
    this.zone = rules.zone();
    this.utc = zone.normalized().equals(ZoneOffset.UTC);
    this.withIso = rules.dateFormats().stream().anyMatch(ISO::equalsIgnoreCase);
    this.patterns =
        rules.dateFormats().stream()
            .filter(pattern -> !ISO.equalsIgnoreCase(pattern))
            .map(pattern -> new Pattern(DigitPattern.of(pattern), compile(pattern)))
            .toList();
  }

  /** The quick way to read a pattern, where there is one, and the one that reads all. */
  private record Pattern(Optional<DigitPattern> digits, DateTimeFormatter formatter) {
    @Nullable LocalDateTime quickly(String text) {
      return digits.isEmpty() ? null : digits.get().parse(text);
    }
  }

  /** The pattern's formatter; IllegalArgumentException where it is none. */
  static DateTimeFormatter compile(String pattern) {
    if (pattern.equalsIgnoreCase(ISO)) {
      return DateTimeFormatter.ISO_DATE_TIME;
    }
    // A year is a year, not one of an era.
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern.replace('y', 'u'))
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  boolean withIso() {
    return withIso;
  }

  Optional<String> parse(String text) {
    for (Pattern pattern : patterns) {
      LocalDateTime quick = format == TimeEncoder.Format.TIME ? null : pattern.quickly(text);
      if (quick != null) {
        return Optional.of(written(quick));
      }
      try {
        return Optional.of(written(pattern.formatter(), text));
      } catch (DateTimeException e) {
        // The next pattern may fit.
      }
    }
    return Optional.empty();
  }

  private String written(LocalDateTime local) {
    if (format == TimeEncoder.Format.DATE) {
      return local.toLocalDate().toString();
    }
    return utc ? utc(local) : written(local.atZone(zone).toOffsetDateTime());
  }

  /** Of a year with four digits. */
  private static String utc(LocalDateTime local) {
    byte[] text = "0000-00-00T00:00:00Z".getBytes(StandardCharsets.US_ASCII);
    digits(local.getYear(), text, 3);
    digits(local.getMonthValue(), text, 6);
    digits(local.getDayOfMonth(), text, 9);
    digits(local.getHour(), text, 12);
    digits(local.getMinute(), text, 15);
    digits(local.getSecond(), text, 18);
    return new String(text, StandardCharsets.US_ASCII);
  }

  /** Adds a number's digits, the last at a place. */
  private static void digits(int number, byte[] text, int last) {
    int rest = number;
    for (int at = last; rest > 0; at--) {
      text[at] += (byte) (rest % 10);
      rest /= 10;
    }
  }

  private static String written(OffsetDateTime moment) {
    String text = moment.toString(); // which leaves out seconds that are none
    boolean whole = moment.getSecond() == 0 && moment.getNano() == 0;
    return whole ? text.substring(0, text.indexOf('T') + 6) + ":00" + moment.getOffset() : text;
  }

  private String written(DateTimeFormatter pattern, String text) {
    return switch (format) {
      case DATE -> LocalDate.parse(text, pattern).toString();
      case TIME -> DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.parse(text, pattern)) + "Z";
      case DATE_TIME -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment(pattern, text));
    };
  }

  private OffsetDateTime moment(DateTimeFormatter pattern, String text) {
    TemporalAccessor parsed =
        pattern.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
    if (parsed instanceof ZonedDateTime zoned) {
      return zoned.toOffsetDateTime();
    }
    LocalDateTime local =
        parsed instanceof LocalDate date ? date.atStartOfDay() : LocalDateTime.from(parsed);
    return local.atZone(zone).toOffsetDateTime();
  }
}
