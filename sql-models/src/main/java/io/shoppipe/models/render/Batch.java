package io.shoppipe.models.render;

import io.shoppipe.models.graph.NodeConfig;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One batch of a microbatch model: a span of time in UTC, its end not included. {@code first}: the
 * table is made of it.
 */
public record Batch(String id, OffsetDateTime start, OffsetDateTime end, boolean first) {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxxx", Locale.ROOT);

  /** Rows of that time by the column that {@code event_time} names. */
  public String condition(NodeConfig config) {
    return condition(config.text("event_time").orElseThrow());
  }

  String condition(String column) {
    return "%s >= '%s' and %s < '%s'"
        .formatted(column, start.format(SHOWN), column, end.format(SHOWN));
  }

  /** What of it lies in the sample. */
  Batch within(Batch sample) {
    return new Batch(
        id,
        start.isBefore(sample.start) ? sample.start : start,
        end.isAfter(sample.end) ? sample.end : end,
        first);
  }

  /** The value {@code model.batch}. */
  Map<String, @Nullable Object> value() {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("id", id);
    value.put("event_time_start", start.format(SHOWN));
    value.put("event_time_end", end.format(SHOWN));
    return value;
  }
}
