package io.shoppipe.target.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WideningTest {
  /** The warehouse's NUMERIC is a DECIMAL(38,9). */
  private static final int BOUNDED = 9;

  private static final int UNBOUNDED = 16_383;

  @ParameterizedTest
  @CsvSource({
    "NUMERIC, BIGINT",
    "TEXT, BIGINT",
    "TEXT, NUMERIC",
    "TIMESTAMP, DATE",
    "TEXT, DATE",
    "TEXT, TIMESTAMP",
    "TEXT, UUID",
    "TEXT, BOOLEAN",
    "TEXT, TIME",
    "TEXT, BYTES",
    "JSON, TEXT",
    "JSON, BIGINT",
    "JSON, DATE"
  })
  void aWiderTypeTakesANarrowerOneAndNotTheOtherWayRound(Kind wide, Kind narrow) {
    ColumnType wider = new ColumnType(wide, 0, 0);
    ColumnType narrower = new ColumnType(narrow, 0, 0);
    assertThat(Widening.takes(wider, narrower, BOUNDED)).isTrue();
    assertThat(Widening.takes(narrower, wider, BOUNDED)).isFalse();
    assertThat(Widening.takes(wider, wider, BOUNDED)).isTrue();
    assertThat(Widening.join(narrower, wider, BOUNDED)).contains(wider);
    assertThat(Widening.join(wider, narrower, BOUNDED)).contains(wider);
  }

  @ParameterizedTest
  @CsvSource({
    "BOOLEAN, BIGINT, TEXT",
    "DATE, TIME, TEXT",
    "UUID, NUMERIC, TEXT",
    "BYTES, DATE, TEXT",
    "TEXT, JSON, JSON"
  })
  void typesOfDifferentFamiliesMeetInText(Kind one, Kind other, Kind both) {
    ColumnType a = new ColumnType(one, 0, 0);
    ColumnType b = new ColumnType(other, 0, 0);
    assertThat(Widening.join(a, b, BOUNDED)).contains(new ColumnType(both, 0, 0));
    assertThat(Widening.join(b, a, BOUNDED)).contains(new ColumnType(both, 0, 0));
  }

  @Test
  void aDoubleTakesNoDecimals() {
    assertThat(Widening.join(ColumnType.DOUBLE, ColumnType.NUMERIC, BOUNDED)).isEmpty();
    assertThat(Widening.join(ColumnType.DOUBLE, ColumnType.BIGINT, BOUNDED)).isEmpty();
    assertThat(Widening.join(ColumnType.OTHER, ColumnType.TEXT, BOUNDED)).isEmpty();
  }

  @Test
  void aNarrowDecimalMakesRoomForAnInteger() {
    ColumnType money = ColumnType.numeric(10, 2);
    assertThat(Widening.join(money, ColumnType.BIGINT, UNBOUNDED)).contains(ColumnType.NUMERIC);
    assertThat(Widening.join(money, ColumnType.BIGINT, BOUNDED))
        .contains(ColumnType.numeric(38, 2));
    assertThat(Widening.join(money, ColumnType.NUMERIC, BOUNDED)).contains(ColumnType.NUMERIC);
    ColumnType fine = ColumnType.numeric(38, 12);
    assertThat(Widening.join(fine, ColumnType.NUMERIC, BOUNDED)).contains(fine);
    assertThat(Widening.join(fine, ColumnType.BIGINT, BOUNDED)).contains(fine);
  }

  @Test
  void smallTypesOfOthersBecomeFull() {
    ColumnType int4 = ColumnType.narrow(Kind.BIGINT, 9);
    ColumnType varchar = ColumnType.narrow(Kind.TEXT, 10);
    assertThat(Widening.join(int4, ColumnType.BIGINT, UNBOUNDED)).contains(ColumnType.BIGINT);
    assertThat(Widening.join(varchar, ColumnType.TEXT, UNBOUNDED)).contains(ColumnType.TEXT);
    assertThat(Widening.join(varchar, ColumnType.BIGINT, UNBOUNDED)).contains(ColumnType.TEXT);
  }

  @Test
  void alikeIsANumberThatStaysANumber() {
    assertThat(Widening.takesAlike(ColumnType.NUMERIC, ColumnType.BIGINT, BOUNDED)).isTrue();
    assertThat(Widening.takesAlike(ColumnType.TIMESTAMP, ColumnType.DATE, BOUNDED)).isTrue();
    assertThat(Widening.takesAlike(ColumnType.TEXT, ColumnType.BIGINT, BOUNDED)).isFalse();
    assertThat(Widening.takesAlike(ColumnType.JSON, ColumnType.TEXT, BOUNDED)).isFalse();
    assertThat(Widening.takesAlike(ColumnType.JSON, ColumnType.JSON, BOUNDED)).isTrue();
  }
}
