package io.shoppipe.singer.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {
  @Test
  void plainTextStaysAsItIs() {
    String text = "line 3, stream 'ü漢😀': \"x\" is no integer.";
    assertThat(OneLine.of(text)).isSameAs(text);
  }

  @Test
  void whatEndsALineIsShownAsAnEscape() {
    assertThat(OneLine.of("a\nb\r\nc\td\0e\u001bf\u007fg\u0085h\u2028i\u2029j"))
        .isEqualTo("a\\nb\\r\\nc\\td\\u0000e\\u001bf\\u007fg\\u0085h\\u2028i\\u2029j");
  }

  @Test
  void ofALongTextTheMiddleIsLeftOut() {
    assertThat(OneLine.of("x".repeat(1_500))).isEqualTo("x".repeat(1_500));
    assertThat(OneLine.of("x".repeat(1_501))).isEqualTo("x".repeat(900) + "…" + "x".repeat(500));
  }

  @Test
  void noCharacterIsCutInTwo() {
    assertThat(OneLine.of("a" + "😀".repeat(2_000)))
        .isEqualTo("a" + "😀".repeat(449) + "…" + "😀".repeat(250));
    assertThat(OneLine.of("😀".repeat(2_000) + "a"))
        .isEqualTo("😀".repeat(450) + "…" + "😀".repeat(249) + "a");
  }

  @Test
  void aFaultOfTheDataIsOneLineWhateverItNames() {
    assertThat(SingerException.data("stream 'a\nb'")).hasMessage("stream 'a\\nb'");
    assertThat(SingerException.config("first\nsecond")).hasMessage("first\nsecond");
  }
}
