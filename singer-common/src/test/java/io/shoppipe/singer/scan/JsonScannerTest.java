package io.shoppipe.singer.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {
  private static JsonScanner at(String text) {
    return at(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonScanner at(byte[] bytes) {
    JsonScanner in = new JsonScanner();
    in.reset(bytes, 0, bytes.length);
    return in;
  }

  @ParameterizedTest
  @CsvSource({
    "0, true, 0, 0",
    "-0, true, 0, 0",
    "7, true, 7, 0",
    "-12, true, -12, 0",
    "1.50, true, 150, 2",
    "-0.001, true, -1, 3",
    "999999999999999999, true, 999999999999999999, 0",
    "1000000000000000000, false, , 0",
    "0.00000000000000001, true, 1, 17",
    "0.000000000000000001, false, , 18",
    "1e5, false, , 0",
    "1.5E-7, false, , 1",
  })
  void readsSmallNumbersInPlace(String text, boolean small, Long unscaled, int scale) {
    JsonScanner in = at(text);
    NumberScan number = in.number();
    assertThat(number.isSmall()).isEqualTo(small);
    assertThat(number.scale()).isEqualTo(scale);
    assertThat(number.length()).isEqualTo(text.length());
    if (small) {
      assertThat(number.unscaled()).isEqualTo(unscaled);
    }
    assertThat(in.atEnd()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01",
        "-01",
        "00",
        "-",
        "+1",
        ".5",
        "5.",
        "1.e5",
        "1e",
        "1e+",
        "1E-",
        "-a",
        "NaN",
        "Infinity",
        "-Infinity",
        "0x1F",
        "1_000",
        "١"
      })
  void refusesWhatIsNoNumber(String text) {
    assertThat(Tokens.byScanner(text.getBytes(StandardCharsets.UTF_8), 0, utf8Length(text)))
        .isEmpty();
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"[1,]\"           | a string",
        "[1,]               | a value was expected, not ']'",
        "[1 2]              | a comma or ']' was expected, not '2'",
        "{\"a\":1,}         | a name in quotes was expected, not '}'",
        "{\"a\" 1}          | a colon was expected, not '1'",
        "{a:1}              | a name in quotes was expected, not 'a'",
        "[tru]              | 'true' was expected",
        "[nul]              | 'null' was expected",
        "[True]             | a value was expected, not 'T'",
        "[\"\\x\"]          | a backslash begins no escape of JSON",
        "[\"\\u12g4\"]      | \\u needs four hexadecimal digits",
        "[\"a]              | a string has no closing quote",
        "{\"a\":1           | the text ends too early",
        "[01]               | a number has a leading zero",
        "[-]                | a minus needs a digit behind it",
        "[1.]               | a number needs a digit after the point",
        "[1e]               | a number needs a digit in its exponent",
        "[1}                | a comma or ']' was expected, not '}'",
      })
  void saysWhatIsWrong(String text, String reason) {
    if (reason.equals("a string")) {
      assertThat(Tokens.skips(text.getBytes(StandardCharsets.UTF_8), 0, text.length())).isTrue();
      return;
    }
    assertThatThrownBy(() -> at(text).skip())
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessage(reason);
  }

  @Test
  void refusesEveryControlCharacterInAString() {
    for (int c = 0; c < 0x20; c++) {
      byte[] text = {'"', 'a', (byte) c, 'b', '"'};
      assertThatThrownBy(() -> at(text).string())
          .hasMessage(
              "a string holds the control character " + text[2] + ", which must be escaped");
    }
    assertThat(Tokens.byScanner(new byte[] {'"', 0x7F, '"'}, 0, 3)).containsExactly("\"\u007f");
  }

  @Test
  void takesNestingToItsBoundAndNoFurther() {
    for (String open : List.of("[", "{\"a\":")) {
      String close = open.equals("[") ? "]" : "}";
      String inner = open.equals("[") ? "" : "1";
      String deepest = open.repeat(5_000) + inner + close.repeat(5_000);
      assertThat(Tokens.skips(deepest.getBytes(StandardCharsets.UTF_8), 0, deepest.length()))
          .isTrue();
      assertThatThrownBy(() -> at(open + deepest + close).skip())
          .hasMessage("more than 5000 objects or arrays are inside each other");
    }
    JsonScanner in = at("[".repeat(5_001));
    for (int depth = 0; depth < 5_000; depth++) {
      in.enter();
    }
    assertThatThrownBy(in::enter).hasMessageStartingWith("more than 5000");
  }

  @Test
  void readsStringsOfMegabytes() {
    String plain = "0123456789abcdef".repeat(5 << 16);
    assertThat(text('"' + plain + '"')).isEqualTo(plain);
    assertThat(text('"' + "\\u00e9x".repeat(1 << 20) + '"')).isEqualTo("éx".repeat(1 << 20));
    assertThat(text('"' + "漢".repeat(1 << 20) + '"')).isEqualTo("漢".repeat(1 << 20));
    assertThat(text("\"a\"")).isEqualTo("a");
  }

  private static String text(String json) {
    JsonScanner in = at(json);
    in.string();
    assertThat(in.atEnd()).isTrue();
    assertThat(in.replaced()).isZero();
    return in.textString();
  }

  @Test
  void looksNamesUpWhateverTheirForm() {
    NameTable names = new NameTable(List.of("", "id", "a name of many characters", "q\"", "é"));
    JsonScanner in =
        at(
            "{\"\":1,\"id\" :2, \"a name of many"
                + " characters\":3,\"q\\\"\":4,\"\\u00e9\":5,\"i\\u0064\":6,\"ID\":7}");
    in.enter();
    for (int expected : new int[] {0, 1, 2, 3, 4, 1, JsonScanner.UNKNOWN}) {
      assertThat(in.nextMember()).isTrue();
      assertThat(in.name(names, expected)).isEqualTo(expected);
      in.skip();
    }
    assertThat(in.textString()).isEqualTo("ID");
    assertThat(in.nextMember()).isFalse();
    assertThat(in.atEnd()).isTrue();
  }

  @Test
  void findsEachOfManyNames() {
    List<String> many =
        java.util.stream.IntStream.range(0, 2_000).mapToObj(i -> "column_" + i).toList();
    NameTable names = new NameTable(many);
    for (int i = 0; i < many.size(); i++) {
      byte[] name = many.get(i).getBytes(StandardCharsets.UTF_8);
      assertThat(names.find(name, 0, name.length)).isEqualTo(i);
    }
    assertThat(names.find(new byte[] {'x'}, 0, 1)).isEqualTo(-1);
  }
}
