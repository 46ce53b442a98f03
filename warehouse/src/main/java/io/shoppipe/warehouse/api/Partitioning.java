package io.shoppipe.warehouse.api;

/**
 * By what a table is cut into parts. {@code granularity} is HOUR, DAY, MONTH or YEAR, of a column
 * or (with an empty one) of the time of a row's arrival; or RANGE, of an integer column's values
 * from {@code start} to before {@code end}, each {@code interval} long.
 */
public record Partitioning(String granularity, String column, long start, long end, long interval) {
  public static final String RANGE = "RANGE";

  /** Of a time. */
  public static Partitioning by(String granularity, String column) {
    return new Partitioning(granularity, column, 0, 0, 0);
  }

  /** The same as {@link Details#partitioning} has it. */
  public String text() {
    return granularity.equals(RANGE)
        ? "RANGE(%s,%d,%d,%d)".formatted(column, start, end, interval)
        : granularity + "(" + column + ")";
  }
}
