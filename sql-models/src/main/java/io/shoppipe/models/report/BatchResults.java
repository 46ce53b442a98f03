package io.shoppipe.models.report;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * Which batches of a microbatch model went well, in this run or one before it, and which failed.
 */
public record BatchResults(List<Span> successful, List<Span> failed) {
  public static final BatchResults NONE = new BatchResults(List.of(), List.of());

  /** A batch's time in UTC; its end is not part of it. */
  public record Span(OffsetDateTime start, OffsetDateTime end) {}

  public BatchResults {
    successful = List.copyOf(successful);
    failed = List.copyOf(failed);
  }
}
