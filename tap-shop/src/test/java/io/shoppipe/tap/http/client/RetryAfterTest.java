package io.shoppipe.tap.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2015-10-21T07:27:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        " 120 |120",
        "Wed, 21 Oct 2015 07:28:00 GMT|60",
        "Wed, 21 Oct 2015 07:00:00 GMT|0"
      })
  void readsSecondsAndDates(String header, long seconds) {
    assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999"})
  void ignoresWhatMakesNoSense(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isEmpty();
  }
}
