package io.shoppipe.tap.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicationOrderTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"2020-01-01T00:00:00Z\",\"2020-01-01T02:00:00+02:00\",0",
        "\"2020-01-01T00:00:00.5Z\",\"2020-01-01T00:00:00.49Z\",1",
        "\"2020-01-01\",\"2020-01-01T00:00:01Z\",-1",
      })
  void comparesDateTimesAsMoments(String left, String right, int expected) throws IOException {
    ReplicationOrder order = new ReplicationOrder(json("{\"format\":\"date-time\"}"));
    assertThat(Integer.signum(order.compare(json(left), json(right)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"9,10,-1", "1.0,1,0", "\"9\",\"10\",1"})
  void comparesNumbersByValueAndTextsByCharacters(String left, String right, int expected)
      throws IOException {
    ReplicationOrder order = new ReplicationOrder(json("{}"));
    assertThat(Integer.signum(order.compare(json(left), json(right)))).isEqualTo(expected);
  }

  @Test
  void acceptsOnlyWhatCanBeCompared() throws IOException {
    ReplicationOrder dates = new ReplicationOrder(json("{\"format\":\"date-time\"}"));
    assertThat(dates.accepts(json("\"soon\""))).isFalse();
    assertThat(dates.accepts(json("null"))).isFalse();
    assertThat(dates.accepts(json("5"))).isFalse();
    assertThat(new ReplicationOrder(json("{}")).accepts(json("5"))).isTrue();
  }

  private static JsonNode json(String text) throws IOException {
    return ExactJson.MAPPER.readTree(text);
  }
}
