package io.shoppipe.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.RowWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every type of number as a table. */
public interface NumbersContract extends TypesContract {
  @Test
  default void holdsBigints() {
    assertThat(
            roundTrip(
                ColumnType.BIGINT,
                List.of(
                    r -> r.bigint(1, Long.MIN_VALUE),
                    r -> r.bigint(1, Long.MAX_VALUE),
                    r -> Rows.decimal(r, 1, "5.0"),
                    r -> Rows.decimal(r, 1, "-12e2"),
                    r -> Rows.decimal(r, 1, "-9223372036854775808"),
                    r -> Rows.decimal(r, 1, "0e99999999999"))))
        .containsExactly(Long.MIN_VALUE, Long.MAX_VALUE, 5L, -1200L, Long.MIN_VALUE, 0L, null);
  }

  @Test
  default void refusesWhatIsNoBigint() {
    refuses(ColumnType.BIGINT, r -> Rows.decimal(r, 0, "9223372036854775808"), "beyond BIGINT");
    refuses(ColumnType.BIGINT, r -> Rows.decimal(r, 0, "-9223372036854775809"), "beyond BIGINT");
    refuses(ColumnType.BIGINT, r -> Rows.decimal(r, 0, "1e400"), "beyond BIGINT");
    refuses(ColumnType.BIGINT, r -> Rows.decimal(r, 0, "1.5"), "not a whole number");
  }

  @Test
  default void holdsDoubles() {
    assertThat(
            roundTrip(
                ColumnType.DOUBLE,
                List.of(
                    r -> r.doubleValue(1, Double.MAX_VALUE),
                    r -> r.doubleValue(1, Double.MIN_VALUE),
                    r -> r.doubleValue(1, -0.1),
                    r -> r.doubleValue(1, Double.NaN),
                    r -> r.doubleValue(1, Double.NEGATIVE_INFINITY))))
        .containsExactly(
            Double.MAX_VALUE, Double.MIN_VALUE, -0.1, Double.NaN, Double.NEGATIVE_INFINITY, null);
  }

  @Test
  default void holdsDecimalsOfEverySize() {
    List<String> texts =
        List.of(
            "0",
            "-0.0",
            "1",
            "-1",
            "0.1",
            "0.000000001",
            "9999",
            "10000",
            "10000.0001",
            "123456789012345678.123456789",
            "-99999999999999999999999999999.999999999",
            "1e5",
            "12.5e-3",
            "1234567890123456789",
            "0.00010000",
            "100000000000000000000000000000e-9");
    List<Consumer<RowWriter>> values = new ArrayList<>();
    texts.forEach(text -> values.add(r -> Rows.decimal(r, 1, text)));
    values.add(r -> r.bigint(1, Long.MIN_VALUE));
    values.add(r -> r.bigint(1, Long.MAX_VALUE));
    List<Object> read = roundTrip(ColumnType.NUMERIC, values);
    for (int i = 0; i < texts.size(); i++) {
      assertThat((BigDecimal) read.get(i)).isEqualByComparingTo(texts.get(i));
    }
    assertThat((BigDecimal) read.get(texts.size())).isEqualByComparingTo("-9223372036854775808");
    assertThat((BigDecimal) read.get(texts.size() + 1)).isEqualByComparingTo("9223372036854775807");
    assertThat(read.get(texts.size() + 2)).isNull();
  }

  /** Numbers of few digits go another way than text. */
  @Test
  default void holdsSmallDecimalsOfEveryScale() {
    List<BigDecimal> numbers = new ArrayList<>();
    for (long unscaled :
        List.of(0L, 1L, -1L, 10_000L, 98_765_432_101L, -999_999_999_999_999_999L)) {
      for (int scale = 0; scale <= 18; scale++) {
        numbers.add(BigDecimal.valueOf(unscaled, scale));
      }
    }
    ColumnType type = ColumnType.numeric(38, 18);
    List<Consumer<RowWriter>> values = new ArrayList<>();
    numbers.forEach(
        n -> values.add(r -> r.decimal(1, n.unscaledValue().longValueExact(), n.scale())));
    List<Object> read = roundTrip(type, values);
    for (int i = 0; i < numbers.size(); i++) {
      assertThat((BigDecimal) read.get(i)).isEqualByComparingTo(numbers.get(i));
    }
    numbers.removeIf(n -> n.stripTrailingZeros().scale() > 9);
    values.clear();
    numbers.forEach(
        n -> values.add(r -> r.decimal(1, n.unscaledValue().longValueExact(), n.scale())));
    read = roundTrip(ColumnType.NUMERIC, values);
    for (int i = 0; i < numbers.size(); i++) {
      assertThat((BigDecimal) read.get(i)).isEqualByComparingTo(numbers.get(i));
    }
  }

  @Test
  default void takesSmallDecimalsAsBigintsWhereTheyAreWhole() {
    assertThat(
            roundTrip(
                ColumnType.BIGINT, List.of(r -> r.decimal(1, 50, 1), r -> r.decimal(1, -1200, 0))))
        .containsExactly(5L, -1200L, null);
    refuses(ColumnType.BIGINT, r -> r.decimal(0, 15, 1), "not a whole number");
    refuses(
        ColumnType.numeric(6, 2), r -> r.decimal(0, 1, 3), "more than 2 digits after the point");
    refuses(ColumnType.numeric(6, 2), r -> r.decimal(0, 100_000, 1), "more than 4 digits before");
  }

  @Test
  default void holdsDecimalsOfAPrecision() {
    assertThat(
            roundTrip(
                ColumnType.numeric(6, 2),
                List.of(
                    r -> Rows.decimal(r, 1, "-9999.99"),
                    r -> Rows.decimal(r, 1, "9999.99"),
                    r -> Rows.decimal(r, 1, "1.500"),
                    r -> r.bigint(1, -9999))))
        .containsExactly(
            new BigDecimal("-9999.99"),
            new BigDecimal("9999.99"),
            new BigDecimal("1.50"),
            new BigDecimal("-9999.00"),
            null);
  }

  @Test
  default void refusesDecimalsBeyondThePrecision() {
    ColumnType type = ColumnType.numeric(6, 2);
    refuses(type, r -> Rows.decimal(r, 0, "10000"), "more than 4 digits before the point");
    refuses(type, r -> Rows.decimal(r, 0, "-10000.00"), "more than 4 digits before the point");
    refuses(type, r -> r.bigint(0, 10000), "more than 4 digits before the point");
    refuses(type, r -> Rows.decimal(r, 0, "0.001"), "more than 2 digits after the point");
  }
}
