package io.shoppipe.warehouse.api;

import org.jspecify.annotations.Nullable;

/**
 * A column's type, independent of the warehouse. {@code precision} and {@code scale} count decimal
 * digits; precision 0 means as wide as the warehouse allows. Tables made by others may also have
 * BIGINT of fewer digits (a smaller integer type) and TEXT of so many characters.
 */
public record ColumnType(Kind kind, int precision, int scale) {
  public static final ColumnType BOOLEAN = of(Kind.BOOLEAN);
  public static final ColumnType BIGINT = of(Kind.BIGINT);

  /** Exact decimals as the warehouse allows: NUMERIC on PostgreSQL, DECIMAL(38,9) on DuckDB. */
  public static final ColumnType NUMERIC = of(Kind.NUMERIC);

  public static final ColumnType DOUBLE = of(Kind.DOUBLE);
  public static final ColumnType TEXT = of(Kind.TEXT);
  public static final ColumnType BYTES = of(Kind.BYTES);
  public static final ColumnType DATE = of(Kind.DATE);
  public static final ColumnType TIME = of(Kind.TIME);

  /** A point in time, with time zone. */
  public static final ColumnType TIMESTAMP = of(Kind.TIMESTAMP);

  public static final ColumnType UUID = of(Kind.UUID);
  public static final ColumnType JSON = of(Kind.JSON);

  /** A type of the warehouse that the loader never makes (found in a table made by others). */
  public static final ColumnType OTHER = of(Kind.OTHER);

  /** The closed set of kinds. */
  public enum Kind {
    BOOLEAN,
    BIGINT,
    NUMERIC,
    DOUBLE,
    TEXT,
    BYTES,
    DATE,
    TIME,
    TIMESTAMP,
    UUID,
    JSON,
    OTHER
  }

  public ColumnType {
    if (precision < 0 || scale < 0 || (precision > 0 && scale > precision)) {
      throw new IllegalArgumentException("no such decimal: " + precision + "," + scale);
    }
  }

  public static ColumnType numeric(int precision, int scale) {
    return new ColumnType(Kind.NUMERIC, precision, scale);
  }

  /** A type of tables made by others that takes only so many digits or characters. */
  public static ColumnType narrow(Kind kind, int precision) {
    return new ColumnType(kind, precision, 0);
  }

  /**
   * Written out, as is {@link #hashCode}: what records are given takes 0.01 s to link at a start.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ColumnType that
        && kind == that.kind
        && precision == that.precision
        && scale == that.scale;
  }

  @Override
  public int hashCode() {
    return (kind.name().hashCode() * 31 + precision) * 31 + scale;
  }

  private static ColumnType of(Kind kind) {
    return new ColumnType(kind, 0, 0);
  }
}
