package io.shoppipe.models.materialization;

/** One way to build a node. Implementations have no state. */
public interface Materialization {
  /** What {@code materialized} says. */
  String name();

  /** Builds it inside a transaction that is open: readers see the old relation or the new one. */
  Built build(Build build);
}
