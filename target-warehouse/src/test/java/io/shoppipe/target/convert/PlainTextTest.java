package io.shoppipe.target.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.warehouse.api.UnfitValueException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1.50, 1.5",
    "-0, 0",
    "-0.0, 0",
    "1e3, 1000",
    "1.0E-3, 0.001",
    "0e999999, 0",
    "-2.50e1, -25"
  })
  void numbersAreWrittenInFullWithoutNeedlessZeros(String json, String text) {
    assertThat(PlainText.number(json)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e131073", "1e-999999999", "1e99999999999999999999"})
  void numbersOfEndlessDigitsAreRefused(String json) {
    assertThatThrownBy(() -> PlainText.number(json)).isInstanceOf(UnfitValueException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00:00:00",
    "1, 00:00:00.000001",
    "86399999990, 23:59:59.99999",
    "3661500000, 01:01:01.5"
  })
  void timesHaveNoNeedlessZeros(long micros, String text) {
    assertThat(PlainText.time(micros)).isEqualTo(text);
  }

  @Test
  void pointsInTimeAreInUtc() {
    assertThat(PlainText.timestamp(-1)).isEqualTo("1969-12-31T23:59:59.999999Z");
    assertThat(PlainText.date(-719_162)).isEqualTo("0001-01-01");
  }

  @Test
  void stringsAreQuotedAsJson() {
    assertThat(new String(PlainText.quoted("a\"\\\n\0\ud800🙂"), StandardCharsets.UTF_8))
        .isEqualTo("\"a\\\"\\\\\\u000a\\u0000\\ud800🙂\"");
  }
}
