package io.shoppipe.target.export;

import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.api.UnfitValueException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column on its way from PostgreSQL to Parquet: {@code type} is what it is loaded as, {@code
 * expression} what makes its own type of it again, {@code %s} being its name.
 */
record StagedColumn(String name, ColumnType type, String expression) {
  private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d+),(-?\\d+)\\)");
  private static final int DUCKDB_DIGITS = 38;
  private static final String AS_IT_IS = "%s";
  private static final Map<String, ColumnType> TYPES =
      Map.of(
          "bool", ColumnType.BOOLEAN,
          "int8", ColumnType.BIGINT,
          "numeric", ColumnType.NUMERIC,
          "float8", ColumnType.DOUBLE,
          "bytea", ColumnType.BYTES,
          "date", ColumnType.DATE,
          "time", ColumnType.TIME,
          "timestamptz", ColumnType.TIMESTAMP,
          "uuid", ColumnType.UUID,
          "jsonb", ColumnType.JSON);
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long MICROS_PER_SECOND = 1_000_000;

  /** The column for one of PostgreSQL's types; types that DuckDB lacks are text. */
  static StagedColumn of(String name, String nativeType) {
    Matcher numeric = NUMERIC.matcher(nativeType);
    if (numeric.matches()) {
      return new StagedColumn(
          name,
          numeric(Integer.parseInt(numeric.group(1)), Integer.parseInt(numeric.group(2))),
          AS_IT_IS);
    }
    return switch (nativeType) {
      case "int2" -> new StagedColumn(name, ColumnType.BIGINT, "CAST(%s AS SMALLINT)");
      case "int4" -> new StagedColumn(name, ColumnType.BIGINT, "CAST(%s AS INTEGER)");
      case "float4" -> new StagedColumn(name, ColumnType.DOUBLE, "CAST(%s AS FLOAT)");
      case "timestamp" ->
          new StagedColumn(name, ColumnType.TIMESTAMP, "make_timestamp(epoch_us(%s))");
      case "json" -> new StagedColumn(name, ColumnType.JSON, AS_IT_IS);
      default -> new StagedColumn(name, TYPES.getOrDefault(nativeType, ColumnType.TEXT), AS_IT_IS);
    };
  }

  private static ColumnType numeric(int precision, int scale) {
    return precision <= DUCKDB_DIGITS && scale >= 0 && scale <= precision
        ? ColumnType.numeric(precision, scale)
        : ColumnType.NUMERIC;
  }

  /** What reads the column in its own type. */
  String read(Dialect dialect) {
    String quoted = dialect.quote(name);
    return expression.replace("%s", quoted) + " AS " + quoted;
  }

  /** Fails with an UnfitValueException where the type can't hold the value. */
  void write(RowWriter out, int index, Object value) {
    switch (type.kind()) {
      case BOOLEAN -> out.bool(index, (Boolean) value);
      case BIGINT -> out.bigint(index, (Long) value);
      case NUMERIC -> {
        byte[] ascii = value.toString().getBytes(StandardCharsets.US_ASCII);
        requireNumber(value);
        out.decimal(index, ascii, 0, ascii.length);
      }
      case DOUBLE -> out.doubleValue(index, (Double) value);
      case BYTES -> out.bytes(index, (byte[]) value, 0, ((byte[]) value).length);
      case DATE -> out.date(index, expected(value, LocalDate.class).toEpochDay());
      case TIME ->
          out.time(index, expected(value, LocalTime.class).toNanoOfDay() / NANOS_PER_MICRO);
      case TIMESTAMP -> out.timestamp(index, micros(value));
      case UUID ->
          out.uuid(
              index,
              ((UUID) value).getMostSignificantBits(),
              ((UUID) value).getLeastSignificantBits());
      case JSON -> {
        byte[] utf8 = value.toString().getBytes(StandardCharsets.UTF_8);
        out.json(index, utf8, 0, utf8.length);
      }
      default -> {
        byte[] utf8 = value.toString().getBytes(StandardCharsets.UTF_8);
        out.text(index, utf8, 0, utf8.length);
      }
    }
  }

  /** A point in time; one without a zone is taken for UTC on its way. */
  private static long micros(Object value) {
    OffsetDateTime time =
        value instanceof LocalDateTime local
            ? local.atOffset(ZoneOffset.UTC)
            : expected(value, OffsetDateTime.class);
    return Math.addExact(
        Math.multiplyExact(time.toEpochSecond(), MICROS_PER_SECOND),
        time.getNano() / NANOS_PER_MICRO);
  }

  private static void requireNumber(Object value) {
    if (!(value instanceof Number)) {
      throw new UnfitValueException("is no number");
    }
  }

  /** PostgreSQL's infinities come as text. */
  private static <T> T expected(Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw new UnfitValueException("is no point in time");
    }
    return type.cast(value);
  }
}
