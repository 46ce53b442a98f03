package io.shoppipe.models.run;

import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.report.Report;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures how old the newest rows of sources are: {@code source freshness}. */
public final class Freshness {
  private static final Map<String, Duration> PERIODS =
      Map.of(
          "minute", Duration.ofMinutes(1),
          "hour", Duration.ofHours(1),
          "day", Duration.ofDays(1));

  /** An empty table is as old as can be: dbt's year 1. */
  private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

  private final Warehouse warehouse;
  private final Report report;
  private final Clock clock;
  private final FreshnessTimes times;

  public Freshness(Execution.Parts parts) {
    this.warehouse = parts.warehouse();
    this.report = parts.report();
    this.clock = parts.clock();
    this.times = new FreshnessTimes(parts);
  }

  /** Whether anything is asked of the source. */
  public static boolean isAsked(SourceNode node) {
    return threshold(node, "warn_after").isPresent() || threshold(node, "error_after").isPresent();
  }

  public List<FreshnessResult> run(List<SourceNode> nodes) {
    List<FreshnessResult> results = new ArrayList<>();
    try (Session session = warehouse.open()) {
      for (SourceNode node : nodes) {
        String place = (results.size() + 1) + " of " + nodes.size();
        String name = "freshness of " + node.source() + "." + node.name();
        report.freshnessStarted(place, name);
        FreshnessResult result = one(node, session);
        report.freshnessEnded(place, name, result.status().word(), result.seconds());
        results.add(result);
      }
    }
    return results;
  }

  private FreshnessResult one(SourceNode node, Session session) {
    Instant start = clock.instant();
    try {
      List<@Nullable Object> row = times.of(node, session);
      Instant newest = row.get(0) == null ? NEVER : time(node, row.get(0));
      Instant now = time(node, row.get(1));
      Duration age = Duration.between(newest, now);
      FreshnessResult.Status status =
          over(node, "error_after", age)
              ? FreshnessResult.Status.ERROR
              : over(node, "warn_after", age)
                  ? FreshnessResult.Status.WARN
                  : FreshnessResult.Status.PASS;
      return new FreshnessResult(
          node, status, newest, now, Optional.empty(), start, clock.instant());
    } catch (SingerException failed) {
      return new FreshnessResult(
          node,
          FreshnessResult.Status.RUNTIME_ERROR,
          start,
          start,
          Optional.of(String.valueOf(failed.getMessage())),
          start,
          clock.instant());
    }
  }

  /** Times without a zone count as UTC. */
  private static Instant time(SourceNode node, @Nullable Object value) {
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    if (value instanceof LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC);
    }
    if (value instanceof LocalDate day) {
      return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    throw SingerException.config(
        "%s: what %s.%s says of its freshness is no time: '%s'. Cast it to a timestamp."
            .formatted(node.path(), node.source(), node.name(), value));
  }

  private static boolean over(SourceNode node, String key, Duration age) {
    return threshold(node, key).map(most -> age.compareTo(most) > 0).orElse(false);
  }

  private static Optional<Duration> threshold(SourceNode node, String key) {
    NodeConfig config = node.config();
    if (config.values().get("freshness") instanceof Map<?, ?> freshness
        && freshness.get(key) instanceof Map<?, ?> limit
        && limit.get("count") != null) {
      Duration period = PERIODS.get(String.valueOf(limit.get("period")));
      if (period == null) {
        throw SingerException.config(
            "%s: %s of %s.%s needs period: minute, hour or day, not '%s'."
                .formatted(node.path(), key, node.source(), node.name(), limit.get("period")));
      }
      return Optional.of(period.multipliedBy(Long.parseLong(limit.get("count").toString())));
    }
    return Optional.empty();
  }
}
