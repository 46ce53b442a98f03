package io.shoppipe.models.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1.0 Bytes",
    "1023, 1023.0 Bytes",
    "1024, 1.0 KiB",
    "1536, 1.5 KiB",
    "1099511627776, 1.0 TiB",
    "9223372036854775807, 8192.0 PiB"
  })
  void areWrittenAsDbtBigQueryDoes(long bytes, String text) {
    assertThat(Bytes.text(bytes)).isEqualTo(text);
  }
}
