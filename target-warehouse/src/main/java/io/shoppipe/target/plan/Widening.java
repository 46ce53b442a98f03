package io.shoppipe.target.plan;

import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import java.util.Map;
import java.util.Set;

/**
 * Which column types take every value of another, unchanged in meaning: integer to number to text,
 * date to timestamp to text. Pure.
 */
final class Widening {
  private static final Map<Kind, Set<Kind>> WIDER =
      Map.of(
          Kind.BIGINT, Set.of(Kind.NUMERIC, Kind.TEXT),
          Kind.NUMERIC, Set.of(Kind.TEXT),
          Kind.DATE, Set.of(Kind.TIMESTAMP, Kind.TEXT),
          Kind.TIMESTAMP, Set.of(Kind.TEXT),
          Kind.UUID, Set.of(Kind.TEXT),
          Kind.BOOLEAN, Set.of(Kind.TEXT),
          Kind.TIME, Set.of(Kind.TEXT));

  private Widening() {}

  /**
   * Whether a column of type {@code to} takes all values of {@code from}; {@code scale}: the digits
   * after the point of a NUMERIC that declares none.
   */
  static boolean takes(ColumnType to, ColumnType from, int scale) {
    if (to.kind() != from.kind()) {
      return WIDER.getOrDefault(from.kind(), Set.of()).contains(to.kind());
    }
    return to.kind() != Kind.NUMERIC || scaleOf(to, scale) >= scaleOf(from, scale);
  }

  private static int scaleOf(ColumnType type, int scale) {
    return type.precision() == 0 ? scale : type.scale();
  }
}
