package io.shoppipe.target.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalsTest {
  private final Temporals temporals = new Temporals(ExcessPrecision.FAIL);

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private long timestamp(String text) {
    return temporals.timestamp(ascii(text), 0, text.length());
  }

  private long date(String text) {
    return temporals.date(ascii(text), 0, text.length());
  }

  private long time(String text) {
    return temporals.time(ascii(text), 0, text.length());
  }

  @ParameterizedTest
  @CsvSource({
    "2020-01-01T10:00:00.1234564Z, 2020-01-01T10:00:00.123456Z, true",
    "2020-01-01T10:00:00.1234565Z, 2020-01-01T10:00:00.123457Z, true",
    "2020-01-01T10:00:00.12345649999Z, 2020-01-01T10:00:00.123456Z, true",
    "2020-12-31T23:59:59.9999999, 2021-01-01T00:00:00Z, true",
    "1969-12-31T23:59:59.9999995Z, 1970-01-01T00:00:00Z, true",
    "2020-01-01T10:00:00.123456000Z, 2020-01-01T10:00:00.123456Z, false",
  })
  void roundsHalfUpWhereItMay(String text, Instant expected, boolean rounded) {
    Temporals rounding = new Temporals(ExcessPrecision.ROUND);
    assertThat(rounding.timestamp(ascii(text), 0, text.length()))
        .isEqualTo(expected.getEpochSecond() * 1_000_000 + expected.getNano() / 1000);
    assertThat(rounding.rounded()).isEqualTo(rounded);
  }

  @Test
  void countsDaysAsTheCalendarDoes() {
    for (long day = LocalDate.of(1, 1, 1).toEpochDay(); day < 2_932_897; day += 7) {
      LocalDate date = LocalDate.ofEpochDay(day);
      assertThat(CivilDays.epochDay(date.getYear(), date.getMonthValue(), date.getDayOfMonth()))
          .isEqualTo(day);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2020-01-01T10:00:00Z, 2020-01-01T10:00:00Z",
    "2020-01-01t10:00:00z, 2020-01-01T10:00:00Z",
    "2020-01-01 10:00:00, 2020-01-01T10:00:00Z",
    "2020-01-01T10:00, 2020-01-01T10:00:00Z",
    "2020-01-01, 2020-01-01T00:00:00Z",
    "2020-01-01T10:00:00+02:00, 2020-01-01T08:00:00Z",
    "2020-01-01T10:00:00-0530, 2020-01-01T15:30:00Z",
    "2020-01-01T10:00:00+02, 2020-01-01T08:00:00Z",
    "2020-01-01T23:30:00-01:00, 2020-01-02T00:30:00Z",
    "2020-01-01T10:00:00.1Z, 2020-01-01T10:00:00.1Z",
    "2020-01-01T10:00:00.123456Z, 2020-01-01T10:00:00.123456Z",
    "2020-01-01T10:00:00.123456000Z, 2020-01-01T10:00:00.123456Z",
    "1969-12-31T23:59:59.999999Z, 1969-12-31T23:59:59.999999Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z",
  })
  void readsPointsInTimeToTheMicrosecond(String text, Instant expected) {
    assertThat(timestamp(text))
        .isEqualTo(expected.getEpochSecond() * 1_000_000 + expected.getNano() / 1000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2020",
        "2020-1-1",
        "2020-13-01",
        "2021-02-29",
        "0000-01-01",
        "10000-01-01",
        "-2020-01-01",
        "2020-01-01X10:00:00",
        "2020-01-01T24:00:00Z",
        "2020-01-01T10:60:00Z",
        "2020-01-01T10:00:60Z",
        "2020-01-01T10:00:00.",
        "2020-01-01T10:00:00.0000001Z",
        "2020-01-01T10:00:00Z+02:00",
        "2020-01-01T10:00:00+24:00",
        "2020-01-01T10:00:00 ",
        "tomorrow"
      })
  void refusesEverythingElse(String text) {
    assertThatThrownBy(() -> timestamp(text)).isInstanceOf(RefusedValueException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-02-29", "0001-01-01", "9999-12-31", "1970-01-01"})
  void readsDates(String text) {
    assertThat(date(text)).isEqualTo(LocalDate.parse(text).toEpochDay());
  }

  @ParameterizedTest
  @ValueSource(strings = {"00:00:00", "23:59:59.999999", "10:00"})
  void readsTimesOfDay(String text) {
    assertThat(time(text)).isEqualTo(LocalTime.parse(text).toNanoOfDay() / 1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10:00:00+01:00", "10", "10:00:00Zx"})
  void refusesOtherTimesOfDay(String text) {
    assertThatThrownBy(() -> time(text)).isInstanceOf(RefusedValueException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xx2020-01-01yy"})
  void readsOnlyThePartThatItIsGiven(String text) {
    assertThat(temporals.date(ascii(text), 2, 10))
        .isEqualTo(LocalDate.parse("2020-01-01").toEpochDay());
  }
}
