package io.shoppipe.singer.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextRepairTest {
  private final JsonScanner in = new JsonScanner();

  private String text(byte[] inner, boolean nulKept) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    json.write('"');
    json.writeBytes(inner);
    json.write('"');
    in.reset(json.toByteArray(), 0, json.size());
    in.string(nulKept);
    assertThat(in.atEnd()).isTrue();
    return in.textString();
  }

  /** Bytes between a and b, what they become, and how many characters that replaces. */
  @ParameterizedTest
  @CsvSource({
    "c3a9, é, 0",
    "f09f9880, 😀, 0",
    "f48fbfbf, \udbff\udfff, 0",
    "efbfbd, \ufffd, 0",
    "80, \ufffd, 1",
    "c3, \ufffd, 1",
    "c0af, \ufffd\ufffd, 2",
    "c080, \ufffd\ufffd, 2",
    "e080af, \ufffd\ufffd\ufffd, 3",
    "e282, \ufffd, 1",
    "f09f98, \ufffd, 1",
    "f08080af, \ufffd\ufffd\ufffd\ufffd, 4",
    "eda080, \ufffd\ufffd\ufffd, 3",
    "edbfbf, \ufffd\ufffd\ufffd, 3",
    "f4908080, \ufffd\ufffd\ufffd\ufffd, 4",
    "f8888080, \ufffd\ufffd\ufffd\ufffd, 4",
    "ff, \ufffd, 1",
  })
  void replacesWhatIsNoUtf8(String hex, String expected, int replaced) {
    byte[] bytes = HexFormat.of().parseHex("61" + hex + "62");
    assertThat(text(bytes, true)).isEqualTo("a" + expected + "b");
    assertThat(in.replaced()).isEqualTo(replaced);
  }

  @ParameterizedTest
  @CsvSource({
    "\\ud83d\\ude00, 😀, 0",
    "\\uD83D, \ufffd, 1",
    "\\ude00, \ufffd, 1",
    "\\ude00\\ud83d, \ufffd\ufffd, 2",
    "\\ud83d\\ud83d\\ude00, \ufffd😀, 1",
    "\\ud83dx\\ude00, \ufffdx\ufffd, 2",
    "\\\\ud83d, \\ud83d, 0",
    "\\u0000, \ufffd, 1",
    "\\b\\f\\n\\r\\t\\/\\\"\\\\, '\b\f\n\r\t/\"\\', 0",
  })
  void resolvesEscapes(String escaped, String expected, int replaced) {
    assertThat(text(("a" + escaped).getBytes(StandardCharsets.UTF_8), false))
        .isEqualTo("a" + expected);
    assertThat(in.replaced()).isEqualTo(replaced);
  }

  @Test
  void keepsNulWhereItMay() {
    assertThat(text("a\\u0000b".getBytes(StandardCharsets.UTF_8), true)).isEqualTo("a\0b");
    assertThat(in.replaced()).isZero();
  }

  @Test
  void mendsDocumentsInPlaceAndKeepsTheirOtherEscapes() {
    byte[] json =
        "{\"\\ud800\": [\"\\u0000\\u00e9\\ud83d\\ude00\\n\", 1.50]} "
            .getBytes(StandardCharsets.UTF_8);
    in.reset(json, 0, json.length);
    in.peek();
    assertThat(in.document(false)).isFalse();
    assertThat(in.textString())
        .isEqualTo("{\"\\ufffd\": [\"\\ufffd\\u00e9\\ud83d\\ude00\\n\", 1.50]}");
    assertThat(in.replaced()).isEqualTo(2);
    assertThat(new String(json, StandardCharsets.UTF_8)).startsWith("{\"\\ud800\"");
  }

  @Test
  void decodesAsTheJdkDoes() {
    Random random = new Random(11);
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = new byte[random.nextInt(12)];
      for (int j = 0; j < bytes.length; j++) {
        bytes[j] = (byte) (random.nextInt(3) == 0 ? 'a' : 0x80 + random.nextInt(0x80));
      }
      // The JDK makes one character of a surrogate in three bytes; the standard, and we, make
      // three.
      String jdk = new String(bytes, StandardCharsets.UTF_8);
      String ours = text(bytes, true);
      if (!hasSurrogate(bytes)) {
        assertThat(ours).as(HexFormat.of().formatHex(bytes)).isEqualTo(jdk);
      }
      assertThat(in.replaced() == 0).isEqualTo(!jdk.contains("\ufffd") || hasReplacement(bytes));
    }
  }

  private static boolean hasSurrogate(byte[] bytes) {
    String hex = HexFormat.ofDelimiter(" ").formatHex(bytes);
    return hex.matches(".*ed [ab].*");
  }

  private static boolean hasReplacement(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes).contains("ef bf bd");
  }
}
