package io.shoppipe.models.materialization;

/** One way to bring new rows into an incremental model's table. Implementations have no state. */
interface IncrementalStrategy {
  /** What {@code incremental_strategy} says. */
  String name();

  /** Whether the warehouse has it. */
  boolean knownTo(String adapter);

  /** The statements that do it. */
  String sql(Increment increment);

  /** The warehouse's word for what the last statement did, before the number of rows. */
  default String answer() {
    return "INSERT 0";
  }
}
