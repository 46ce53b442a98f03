package io.shoppipe.singer.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The scanner against Jackson: one verdict, the same tokens. */
class JsonScannerDifferentialTest {
  private static final int DOCUMENTS = 150_000;
  private static final int MARGIN = 3;

  @Test
  void readsAndRefusesWhatJacksonDoes() {
    RandomJson documents = new RandomJson(20_261_121L);
    int good = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      byte[] document = documents.next();
      List<String> expected = Tokens.byJackson(document);
      byte[] padded = padded(document);
      int end = MARGIN + document.length;
      List<String> tokens = Tokens.byScanner(padded, MARGIN, end);
      if (expected.equals(Tokens.UNDECIDED)) {
        continue;
      }
      if (!tokens.equals(expected) || Tokens.skips(padded, MARGIN, end) == expected.isEmpty()) {
        assertThat(tokens)
            .as("document %d: %s", i, new String(document, StandardCharsets.UTF_8))
            .isEqualTo(expected);
        assertThat(Tokens.skips(padded, MARGIN, end)).as("skipped").isEqualTo(!expected.isEmpty());
      }
      good += expected.isEmpty() ? 0 : 1;
    }
    assertThat(good).isBetween(DOCUMENTS / 4, DOCUMENTS * 3 / 4);
  }

  @Test
  void refusesADocumentThatIsCutAtAnyByte() {
    RandomJson documents = new RandomJson(7);
    for (int i = 0; i < 2_000; i++) {
      byte[] document = documents.next();
      byte first = document.length == 0 ? 0 : document[0];
      if ((first != '{' && first != '[') || Tokens.byJackson(document).isEmpty()) {
        continue;
      }
      int last = new String(document, StandardCharsets.ISO_8859_1).stripTrailing().length();
      for (int end = 0; end < last; end++) {
        assertThat(Tokens.byScanner(document, 0, end)).isEmpty();
        assertThat(Tokens.skips(document, 0, end)).isFalse();
      }
    }
  }

  /** What lies around the document must not be read as a part of it. */
  private static byte[] padded(byte[] document) {
    byte[] padded = new byte[document.length + 2 * MARGIN];
    Arrays.fill(padded, (byte) '"');
    System.arraycopy(document, 0, padded, MARGIN, document.length);
    return padded;
  }
}
