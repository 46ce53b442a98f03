package io.shoppipe.tap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {
  @ParameterizedTest
  @CsvSource({
    "2020-03-02,2020-03-02T00:00:00.000Z",
    "2020-03-02T01:02,2020-03-02T01:02:00.000Z",
    "2020-03-02 01:02:03,2020-03-02T01:02:03.000Z",
    "2020-03-02T01:02:03.4569,2020-03-02T01:02:03.456Z",
    "2020-03-02T01:02:03Z,2020-03-02T01:02:03.000Z",
    "2020-03-02T01:02:03+02:00,2020-03-01T23:02:03.000Z",
    "9999-12-31T00:00:00.000Z,9999-12-31T00:00:00.000Z",
  })
  void readsAndWrites(String text, String written) {
    Instant instant = Instants.parse(text).orElseThrow();
    assertThat(Instants.format(instant)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "2020-13-01", "1996-5-30", "2020-03-02T25:00:00Z"})
  void refusesWhatIsNoDate(String text) {
    assertThat(Instants.parse(text)).isEmpty();
  }
}
