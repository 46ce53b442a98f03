package io.shoppipe.target.plan;

import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which column types take every value of another, unchanged in meaning: integer to number to text,
 * date to timestamp to text, anything to JSON. {@code scale} is always the digits after the point
 * of a NUMERIC that declares none. Pure.
 */
final class Widening {
  private static final int LONG_DIGITS = 19;
  private static final int MAX_BOUNDED_PRECISION = 38;
  private static final Set<Kind> NUMBERS = EnumSet.of(Kind.BIGINT, Kind.NUMERIC, Kind.DOUBLE);

  private Widening() {}

  /** Whether a column of type {@code to} takes all values of {@code from}. */
  static boolean takes(ColumnType to, ColumnType from, int scale) {
    if (to.kind() == Kind.OTHER || from.kind() == Kind.OTHER) {
      return false;
    }
    return switch (to.kind()) {
      case JSON -> true;
      case TEXT -> from.kind() == Kind.TEXT ? isAsLong(to, from) : isLong(to, from);
      case TIMESTAMP -> from.kind() == Kind.TIMESTAMP || from.kind() == Kind.DATE;
      case NUMERIC -> takesNumber(to, from, scale);
      case BIGINT -> from.kind() == Kind.BIGINT && isAsLong(to, from);
      case BOOLEAN, DOUBLE, BYTES, DATE, TIME, UUID, OTHER -> to.kind() == from.kind();
    };
  }

  /** The same where a number stays a number and a text a text. */
  static boolean takesAlike(ColumnType to, ColumnType from, int scale) {
    boolean alike = to.kind() == from.kind() || (to.kind() != Kind.TEXT && to.kind() != Kind.JSON);
    return alike && takes(to, from, scale);
  }

  /** The narrowest type that takes both; empty where none does without a loss. */
  static Optional<ColumnType> join(ColumnType there, ColumnType wanted, int scale) {
    if (takes(there, wanted, scale)) {
      return Optional.of(there);
    }
    if (there.kind() == Kind.DOUBLE && NUMBERS.contains(wanted.kind())) {
      return Optional.empty();
    }
    if (takes(wanted, there, scale)) {
      return Optional.of(wanted);
    }
    if (there.kind() == Kind.OTHER || wanted.kind() == Kind.OTHER) {
      return Optional.empty();
    }
    if (NUMBERS.contains(there.kind()) && NUMBERS.contains(wanted.kind())) {
      return number(there, wanted, scale);
    }
    return Optional.of(
        there.kind() == Kind.JSON || wanted.kind() == Kind.JSON
            ? ColumnType.JSON
            : ColumnType.TEXT);
  }

  private static Optional<ColumnType> number(ColumnType there, ColumnType wanted, int scale) {
    if (there.kind() == Kind.DOUBLE || wanted.kind() == Kind.DOUBLE) {
      return Optional.empty();
    }
    int digits = Math.max(scaleOf(there, scale), scaleOf(wanted, scale));
    return Optional.of(
        scale > MAX_BOUNDED_PRECISION || digits == scale
            ? ColumnType.NUMERIC
            : ColumnType.numeric(MAX_BOUNDED_PRECISION, digits));
  }

  /** What a decimal of the greatest precision can't hold is told when it comes. */
  private static boolean takesNumber(ColumnType to, ColumnType from, int scale) {
    return switch (from.kind()) {
      case BIGINT -> to.precision() - to.scale() >= LONG_DIGITS || isWidest(to);
      case NUMERIC ->
          scaleOf(to, scale) >= scaleOf(from, scale)
              && precisionOf(to, scale) >= precisionOf(from, scale);
      case DOUBLE -> true;
      default -> false;
    };
  }

  private static boolean isWidest(ColumnType type) {
    return type.precision() == 0 || type.precision() == MAX_BOUNDED_PRECISION;
  }

  private static boolean isAsLong(ColumnType to, ColumnType from) {
    return to.precision() == 0 || (from.precision() > 0 && to.precision() >= from.precision());
  }

  private static boolean isLong(ColumnType to, ColumnType from) {
    return to.precision() == 0 && from.kind() != Kind.JSON;
  }

  private static int precisionOf(ColumnType type, int scale) {
    if (type.precision() > 0) {
      return type.precision();
    }
    return scale > MAX_BOUNDED_PRECISION ? Integer.MAX_VALUE : MAX_BOUNDED_PRECISION;
  }

  private static int scaleOf(ColumnType type, int scale) {
    if (type.kind() != Kind.NUMERIC) {
      return 0;
    }
    return type.precision() == 0 ? scale : type.scale();
  }
}
