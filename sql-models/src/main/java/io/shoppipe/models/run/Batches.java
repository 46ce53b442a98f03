package io.shoppipe.models.run;

import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.render.Batch;
import io.shoppipe.models.report.BatchResults;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The batches of a microbatch model: from its {@code begin}, or {@code lookback} batches before the
 * end where the table stands, up to the end. Times are UTC. Pure.
 */
public final class Batches {
  private static final Map<String, ChronoUnit> SIZES =
      Map.of(
          "hour", ChronoUnit.HOURS,
          "day", ChronoUnit.DAYS,
          "month", ChronoUnit.MONTHS,
          "year", ChronoUnit.YEARS);

  private static final Map<String, String> MEANINGS =
      Map.of(
          "event_time", "which column has the time",
          "begin", "with which date or time the first batch begins",
          "batch_size", "how long a batch is: hour, day, month or year");

  /** What the command line says: the span to build, what is now, what an earlier run left. */
  record Span(
      Optional<String> start,
      Optional<String> end,
      OffsetDateTime now,
      Map<String, BatchResults> earlier) {}

  private final RelationNode node;
  private final Span span;
  private final boolean incremental;
  private final ChronoUnit size;

  Batches(RelationNode node, Span span, boolean incremental) {
    this.node = node;
    this.span = span;
    this.incremental = incremental;
    String word = node.config().text("batch_size").orElse("");
    this.size = SIZES.getOrDefault(word, ChronoUnit.FOREVER);
    if (size == ChronoUnit.FOREVER) {
      throw wrong("needs batch_size: hour, day, month or year, not '" + word + "'");
    }
  }

  /** Fails with CONFIG where a microbatch model lacks what it needs. */
  public static void check(RelationNode node) {
    for (String key : List.of("event_time", "begin", "batch_size")) {
      if (isMicrobatch(node) && node.config().text(key).isEmpty()) {
        throw SingerException.config(
            "%s: Microbatch model '%s' must provide %s '%s' config that says %s."
                .formatted(
                    node.path(),
                    node.name(),
                    key.startsWith("e") ? "an" : "a",
                    key,
                    MEANINGS.get(key)));
      }
    }
  }

  static boolean isMicrobatch(RelationNode node) {
    return node.materialized().equals("incremental")
        && node.config().text("incremental_strategy").equals(Optional.of("microbatch"));
  }

  /** Of this model, in an earlier run. */
  BatchResults earlier() {
    return span.earlier().getOrDefault(node.id(), BatchResults.NONE);
  }

  List<Batch> all() {
    List<BatchResults.Span> failed = earlier().failed();
    return failed.isEmpty()
        ? ofSpan()
        : failed.stream()
            .map(time -> new Batch(id(time.start()), time.start(), time.end(), false))
            .toList();
  }

  private List<Batch> ofSpan() {
    OffsetDateTime end = ceiling(span.end().map(this::time).orElse(span.now()));
    OffsetDateTime start = start(end);
    List<Batch> batches = new ArrayList<>();
    OffsetDateTime from = start;
    do {
      OffsetDateTime next = from.plus(1, size);
      OffsetDateTime to = next.isBefore(end) ? next : end;
      batches.add(new Batch(id(from), from, to, batches.isEmpty() && !incremental));
      from = next;
    } while (from.isBefore(end));
    return batches;
  }

  private OffsetDateTime start(OffsetDateTime end) {
    if (span.start().isPresent()) {
      return truncated(time(span.start().get()));
    }
    if (!incremental) {
      return truncated(
          node.config().text("begin").map(this::time).orElseThrow(() -> wrong("needs begin")));
    }
    long lookback = Long.parseLong(node.config().text("lookback").orElse("1"));
    boolean onLine = end.equals(truncated(end));
    return truncated(end).minus(onLine ? lookback + 1 : lookback, size);
  }

  private OffsetDateTime truncated(OffsetDateTime time) {
    return truncated(time, size);
  }

  static OffsetDateTime truncated(OffsetDateTime time, ChronoUnit size) {
    OffsetDateTime day = time.truncatedTo(size == ChronoUnit.HOURS ? size : ChronoUnit.DAYS);
    return switch (size) {
      case MONTHS -> day.withDayOfMonth(1);
      case YEARS -> day.withDayOfYear(1);
      default -> day;
    };
  }

  private OffsetDateTime ceiling(OffsetDateTime time) {
    OffsetDateTime truncated = truncated(time);
    return truncated.equals(time) ? time : truncated.plus(1, size);
  }

  /** As file names and messages have it: {@code 2024-09-17}, {@code 2024-09-17T16}. */
  String label(Batch batch) {
    String pattern =
        switch (size) {
          case HOURS -> "uuuu-MM-dd'T'HH";
          case DAYS -> "uuuu-MM-dd";
          case MONTHS -> "uuuu-MM";
          default -> "uuuu";
        };
    return batch.start().format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
  }

  private String id(OffsetDateTime start) {
    return label(new Batch("", start, start, false)).replace("-", "");
  }

  private OffsetDateTime time(String text) {
    String iso = text.strip().replace(' ', 'T');
    try {
      if (!iso.contains("T")) {
        return LocalDate.parse(iso).atStartOfDay().atOffset(ZoneOffset.UTC);
      }
      return iso.matches(".*T.*(Z|[+-]\\d{2}(:?\\d{2})?)")
          ? OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC)
          : LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC);
    } catch (DateTimeParseException notATime) {
      throw wrong("has a time that can't be read: '" + text + "'. Write it as 2024-09-17");
    } catch (DateTimeException notATime) {
      throw wrong("has a time that there is not: '" + text + "'");
    }
  }

  private SingerException wrong(String why) {
    return new SingerException(
        ErrorKind.MODELS,
        "Compilation Error in %s %s (%s): the microbatch model %s."
            .formatted(node.resourceType(), node.name(), node.path(), why));
  }
}
