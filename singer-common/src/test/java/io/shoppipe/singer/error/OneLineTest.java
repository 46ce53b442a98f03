package io.shoppipe.singer.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {
  @Test
  void controlCharactersAreWrittenOut() {
    assertThat(OneLine.of("a\nb\r\tc\u0000\u001b[0m\u0085\u2028é😀"))
        .isEqualTo("a\\nb\\r\\tc\\u0000\\u001b[0m\\u0085\\u2028é😀");
  }

  @Test
  void otherTextStaysAsItIs() {
    String text = "stream 'a\\b': \"x\" – 漢";
    assertThat(OneLine.of(text)).isSameAs(text);
  }

  @Test
  void failuresOfDataAreOneLine() {
    assertThat(SingerException.data("stream 'a\nb': no")).hasMessage("stream 'a\\nb': no");
    assertThat(SingerException.config("one\ntwo")).hasMessage("one\ntwo");
  }
}
