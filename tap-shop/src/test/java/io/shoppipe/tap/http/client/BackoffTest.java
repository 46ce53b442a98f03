package io.shoppipe.tap.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  @ParameterizedTest
  @CsvSource({
    "1,0.5,500",
    "2,0.5,1500",
    "4,0.5,13500",
    "6,0.5,60000",
    "2000,0.5,60000",
    "1,0,375",
    "1,1,625"
  })
  void triplesUpToAMinute(int attempts, double random, long millis) {
    assertThat(new Backoff(Duration.ofMillis(500), () -> random).after(attempts))
        .isEqualTo(Duration.ofMillis(millis));
  }
}
