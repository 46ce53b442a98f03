package io.shoppipe.target.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextPoolTest {
  private final TextPool pool = new TextPool(text -> text.toUpperCase(Locale.ROOT));

  private String of(String text) {
    byte[] bytes = ("_" + text + "_").getBytes(StandardCharsets.UTF_8);
    return pool.of(bytes, 1, bytes.length - 2);
  }

  @Test
  void givesTheSameObjectForTheSameText() {
    String first = of("record");
    assertThat(first).isEqualTo("RECORD");
    assertThat(of("schéma")).isEqualTo("SCHÉMA");
    assertThat(of("record")).isSameAs(first);
    assertThat(of("")).isEmpty();
  }

  @Test
  void goesOnBeyondWhatItKeeps() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 5_000; i++) {
        assertThat(of("s" + i)).isEqualTo("S" + i);
      }
    }
  }
}
