package io.shoppipe.models.report;

import io.shoppipe.models.graph.Node;
import java.time.Instant;
import java.util.Optional;

/**
 * How one node went. {@code message} is the warehouse's answer or what is wrong; {@code failures}
 * the rows a test found, -1 where that has no meaning.
 */
public record NodeResult(
    Node node,
    Status status,
    String message,
    long failures,
    long rows,
    Optional<String> compiledSql,
    Timing timing,
    String thread) {

  /** When it began to be compiled, when it began to run, when it ended. */
  public record Timing(Instant compileStart, Instant executeStart, Instant end) {
    public static Timing at(Instant moment) {
      return new Timing(moment, moment, moment);
    }

    /** Seconds from start to end. */
    public double seconds() {
      return (end.toEpochMilli() - compileStart.toEpochMilli()) / 1000.0;
    }
  }
}
