package io.shoppipe.models.materialization;

/** One way to build a model. Implementations have no state. */
public interface Materialization {
  /** What {@code materialized} says. */
  String name();

  /** Builds it in one transaction: readers see the old relation or the new one. */
  Built build(Build build);
}
