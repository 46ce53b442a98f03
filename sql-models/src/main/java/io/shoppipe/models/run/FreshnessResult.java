package io.shoppipe.models.run;

import io.shoppipe.models.graph.SourceNode;
import java.time.Instant;
import java.util.Optional;

/** How fresh one source's table is; {@code error} says why that could not be told. */
public record FreshnessResult(
    SourceNode node,
    Status status,
    Instant maxLoadedAt,
    Instant snapshottedAt,
    Optional<String> error,
    Instant start,
    Instant end) {
  /** In dbt's words. */
  public enum Status {
    PASS("pass"),
    WARN("warn"),
    ERROR("error"),
    RUNTIME_ERROR("runtime error");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** As in {@code sources.json}. */
    public String word() {
      return word;
    }

    /** Whether the command fails. */
    public boolean failed() {
      return this == ERROR || this == RUNTIME_ERROR;
    }
  }

  /** How old the newest row is, in seconds. */
  public double age() {
    return (snapshottedAt.toEpochMilli() - maxLoadedAt.toEpochMilli()) / 1000.0;
  }

  public double seconds() {
    return (end.toEpochMilli() - start.toEpochMilli()) / 1000.0;
  }
}
