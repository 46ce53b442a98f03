package io.shoppipe.singer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"a": [1}       | Unexpected close marker '}': expected ']'
          {"a": {"b": 1   | Unexpected end-of-input: expected close marker for Object
          [1, 2           | Unexpected end-of-input: expected close marker for Array
          {"a": Infinity} | Non-standard token 'Infinity'
          """)
  void tellsTheReasonWithoutThePlaceAndWithoutSwitches(String text, String reason) {
    assertThat(JsonFault.reason(faultOf(text))).isEqualTo(reason);
  }

  @Test
  void tellsTheLimitOfDepth() {
    assertThat(JsonFault.reason(faultOf("[".repeat(6_000))))
        .matches("Document nesting depth \\(\\d+\\) exceeds the maximum allowed \\(\\d+\\)");
  }

  private static JsonProcessingException faultOf(String text) {
    return catchThrowableOfType(
        JsonProcessingException.class, () -> ExactJson.MAPPER.readTree(text));
  }
}
