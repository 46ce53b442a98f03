package io.shoppipe.models.run;

import io.shoppipe.models.render.Batch;
import io.shoppipe.models.yaml.YamlMap;
import io.shoppipe.models.yaml.YamlReader;
import io.shoppipe.singer.error.SingerException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The span of time of {@code --sample}, in UTC. Pure. */
public final class Sample {
  private static final Pattern RELATIVE = Pattern.compile("(\\d+) ([a-z]+?)s?");
  private static final Map<String, ChronoUnit> GRAINS =
      Map.of(
          "hour", ChronoUnit.HOURS,
          "day", ChronoUnit.DAYS,
          "month", ChronoUnit.MONTHS,
          "year", ChronoUnit.YEARS);

  private Sample() {}

  /** Of {@code 3 days}, which ends now and starts with a whole day, or of {start, end}. */
  public static Batch of(String text, OffsetDateTime now) {
    Matcher relative = RELATIVE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (relative.matches() && GRAINS.containsKey(relative.group(2))) {
      ChronoUnit grain = GRAINS.get(relative.group(2));
      OffsetDateTime whole = Batches.truncated(now, grain);
      return span(whole.minus(Long.parseLong(relative.group(1)), grain), now);
    }
    if (!text.contains("start")) {
      throw wrong(text);
    }
    YamlMap given = YamlReader.map("--sample", text);
    return span(
        time(text, String.valueOf(given.values().get("start"))),
        time(text, String.valueOf(given.values().get("end"))));
  }

  private static Batch span(OffsetDateTime start, OffsetDateTime end) {
    return new Batch("sample", start, end, false);
  }

  private static OffsetDateTime time(String all, String text) {
    String iso = text.strip().replace(' ', 'T');
    try {
      if (!iso.contains("T")) {
        return LocalDate.parse(iso).atStartOfDay().atOffset(ZoneOffset.UTC);
      }
      return iso.matches(".*T.*(Z|[+-]\\d{2}:?\\d{2})")
          ? OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC)
          : LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC);
    } catch (DateTimeException notATime) {
      throw wrong(all);
    }
  }

  private static SingerException wrong(String text) {
    return SingerException.usage(
        ("--sample '%s' is no span of time. Write a number and hours, days, months or years, as in"
                + " '3 days', or {start: 2026-01-01, end: 2026-02-01}.")
            .formatted(text));
  }
}
