package io.shoppipe.models;

import java.util.Optional;
import java.util.Set;

/**
 * How a command runs. {@code operation} is the macro of {@code run-operation} and {@code arguments}
 * what it is called with, YAML or JSON text of a mapping; {@code empty} lets all refs and sources
 * give no rows, {@code eventTimeStart} and {@code eventTimeEnd} are ISO dates or times that bound
 * the batches of microbatch models. {@code sample} bounds what is read of anything that has an
 * {@code event_time}: {@code 3 days}, or a mapping with {@code start} and {@code end}.
 */
public record RunOptions(
    boolean failFast,
    boolean fullRefresh,
    boolean storeFailures,
    boolean empty,
    Optional<String> operation,
    String arguments,
    Optional<String> eventTimeStart,
    Optional<String> eventTimeEnd,
    Optional<String> sample,
    WarnErrors warnErrors,
    Set<Switch> switches,
    Output output) {
  /** What a command leaves out of what it usually does, or does in its place. */
  public enum Switch {
    /** {@code docs generate} renders no node. */
    NO_COMPILE,
    /** {@code compile} asks the warehouse nothing for templates. */
    NO_INTROSPECT,
    /** {@code compile} asks what the queries would read. */
    DRY_RUN,
    /** {@code clean} removes folders outside of the project, too. */
    CLEAN_ANYWHERE
  }

  public static final RunOptions NONE =
      new RunOptions(
          false,
          false,
          false,
          false,
          Optional.empty(),
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          WarnErrors.NONE,
          Set.of(),
          Output.USUAL);

  public RunOptions {
    switches = Set.copyOf(switches);
  }

  boolean has(Switch one) {
    return switches.contains(one);
  }

  /** The same, with incremental models anew. */
  public RunOptions refreshingAll() {
    return new RunOptions(
        failFast,
        true,
        storeFailures,
        empty,
        operation,
        arguments,
        eventTimeStart,
        eventTimeEnd,
        sample,
        warnErrors,
        switches,
        output);
  }
}
