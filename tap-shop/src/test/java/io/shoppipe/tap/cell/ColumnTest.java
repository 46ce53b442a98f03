package io.shoppipe.tap.cell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ColumnTest {
  private static final String DATE_TIME = "{'type':['null','string'],'format':'date-time'}";
  private static final String MESSY =
      "{'thousands_separator':',','strip':'$ ','parentheses_negative':true,'integral_decimals':true,"
          + "'null_values':['','N/A','NULL']}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "integer|12|12",
        "integer|-12|-12",
        "integer| 12 |12",
        "integer|007|7",
        "integer|+5|5",
        "integer|-0|0",
        "integer|12345678901234567890123|12345678901234567890123",
        "number|1.10|1.10",
        "number|.5|0.5",
        "number|5.|5",
        "number|-00.50|-0.50",
        "number|1e5|1e5",
        "number|0.10000000000000000000000000001|0.10000000000000000000000000001",
        "boolean|TRUE|true",
        "boolean|false|false",
        "string| a |' a '",
        "string|007|'007'",
        "object|{ 'a': 1.0 }|{'a':1.0}",
        "array|[1, 2]|[1,2]",
      })
  void readsPlainValuesDigitForDigit(String type, String cell, String json) {
    assertThat(encoded("{'type':['null','" + type + "']}", "{}", cell.replace('\'', '"')))
        .isEqualTo(json.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "number|$1,000.00|1000.00",
        "number|1,000,000|1000000",
        "number|(12.00)|-12.00",
        "number|-$5|-5",
        "number|$-5|-5",
        "number| $ 7.50 |7.50",
        "number|N/A|null",
        "number| NULL |null",
        "integer|1.0|1",
        "integer|3770009015048.0|3770009015048",
        "integer|1,000|1000",
      })
  void readsSpelledNumbersByTheRules(String type, String cell, String json) {
    assertThat(encoded("{'type':['null','" + type + "']}", MESSY, cell)).isEqualTo(json);
  }

  @Test
  void readsDecimalCommas() {
    String rules = "{'decimal_separator':',','thousands_separator':'.'}";
    assertThat(encoded("{'type':'number'}", rules, "1.234,50")).isEqualTo("1234.50");
    assertThat(encoded("{'type':'number'}", rules, "6,70993E+15")).isEqualTo("6.70993E+15");
    refused("{'type':'number'}", rules, "1.5", "is no number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "1,00",
        "1,0000",
        "12,345,67",
        "((5))",
        "(-5)",
        "--5",
        "1.2.3",
        "1e",
        "e5",
        ".",
        "-",
        "NaN",
        "0x1F",
        "١"
      })
  void refusesWhatIsNoNumber(String cell) {
    refused("{'type':['null','number']}", MESSY, cell, "is no number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1.5", "1e3", "v3770009015028", "1 2", "6,70993E+15"})
  void refusesWhatIsNoInteger(String cell) {
    refused("{'type':['null','integer']}", "{}", cell, "is no integer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2022-09-05T10:30:00Z|2022-09-05T10:30:00Z",
        "2022-09-05 10:30:00|2022-09-05T10:30:00Z",
        "2022-09-05 10:30|2022-09-05T10:30:00Z",
        "2022-09-05|2022-09-05T00:00:00Z",
        "2022-09-05T10:30:00.123456789+02:00|2022-09-05T10:30:00.123456789+02:00",
        "2022-09-05 10:30:00.5 UTC|2022-09-05T10:30:00.5Z",
        "2022-09-05T10:30:00-0330|2022-09-05T10:30:00-03:30",
        "2024-02-29T23:59:59Z|2024-02-29T23:59:59Z",
      })
  void readsDateTimesOfIso8601(String cell, String json) {
    assertThat(encoded(DATE_TIME, "{}", cell)).isEqualTo('"' + json + '"');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022-02-29",
        "2022-13-01",
        "2022-00-10",
        "0000-01-01",
        "2022-9-5",
        "2022-09-05T24:00:00Z",
        "2022-09-05T10:60",
        "2022-09-05T10:30:60Z",
        "2022-09-05T10:30:00.Z",
        "2022-09-05T10:30:00X",
        "2022-09-05T",
        "05/09/2022",
        "soon",
        "2022-09-05T10:30:00+19:00"
      })
  void refusesDateTimesThatAreNone(String cell) {
    refused(DATE_TIME, "{}", cell, "is no date-time");
  }

  @Test
  void readsDatesByPatternsInTurn() {
    String rules = "{'date_formats':['M/d/yyyy H:mm:ss','iso']}";
    assertThat(encoded(DATE_TIME, rules, "09/05/2022 12:03:04"))
        .isEqualTo("\"2022-09-05T12:03:04Z\"");
    assertThat(encoded(DATE_TIME, rules, "2022-09-05T10:30:00.000Z"))
        .isEqualTo("\"2022-09-05T10:30:00.000Z\"");
    refused(DATE_TIME, rules, "02/30/2022 1:00:00", "is no date-time");
    assertThat(
            encoded(
                "{'type':'string','format':'date'}", "{'date_formats':['d.M.yyyy']}", "5.9.2022"))
        .isEqualTo("\"2022-09-05\"");
  }

  @Test
  void placesTimesWithoutAZoneInTheOneThatIsSet() {
    String rules = "{'time_zone':'Europe/Berlin'}";
    assertThat(encoded(DATE_TIME, rules, "2022-09-05 10:30:00"))
        .isEqualTo("\"2022-09-05T10:30:00+02:00\"");
    assertThat(encoded(DATE_TIME, rules, "2022-12-05 10:30:00"))
        .isEqualTo("\"2022-12-05T10:30:00+01:00\"");
    assertThat(encoded(DATE_TIME, rules, "2022-12-05 10:30:00Z"))
        .isEqualTo("\"2022-12-05T10:30:00Z\"");
  }

  @Test
  void tellsTheEmptyTextFromNull() {
    String text = "{'type':['null','string']}";
    assertThat(encoded(text, "{}", "")).isEqualTo("null");
    assertThat(quoted(text, "{}", "")).isEqualTo("\"\"");
    assertThat(quoted("{'type':['null','integer']}", "{}", "")).isEqualTo("null");
    assertThat(quoted(text, "{'null_values':['NULL']}", "NULL")).isEqualTo("null");
    assertThat(quoted(text, "{'null_values':['NULL'],'quoted_nulls':false}", "NULL"))
        .isEqualTo("\"NULL\"");
    assertThat(encoded(text, "{'null_values':['NULL'],'trim':true}", " NULL ")).isEqualTo("null");
    assertThat(encoded(text, "{'null_values':['NULL']}", "")).isEqualTo("\"\"");
  }

  @Test
  void leavesAFieldOutThatCannotBeNull() {
    assertThat(field(FieldType.of(tree("{'type':'integer'}")), "{}", "", false)).isEmpty();
    assertThatThrownBy(
            () -> field(FieldType.of(tree("{'type':['null','integer']}")).key(), "{}", "", false))
        .isInstanceOf(BadCellException.class)
        .hasMessage("is null, which the schema does not allow");
  }

  @Test
  void escapesTextsAndChecksTheirBytes() {
    String text = "{'type':'string'}";
    assertThat(encoded(text, "{}", "a\"b\\c\n\t\u0001é\uD83D\uDE00"))
        .isEqualTo("\"a\\\"b\\\\c\\n\\t\\u0001é\uD83D\uDE00\"");
    for (byte[] bad :
        new byte[][] {
          {(byte) 0xE9},
          {(byte) 0xC0, (byte) 0x80},
          {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
          {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
          {(byte) 0xC3, 'a'}
        }) {
      assertThatThrownBy(
              () ->
                  new Column("f", FieldType.of(tree(text)), rules("{}"))
                      .encode(bad, 0, bad.length, false, new JsonBytes()))
          .isInstanceOf(BadCellException.class)
          .hasMessageContaining("which is no UTF-8");
    }
  }

  private static void refused(String schema, String rules, String cell, String reason) {
    assertThatThrownBy(() -> encoded(schema, rules, cell))
        .isInstanceOf(BadCellException.class)
        .hasMessage(reason);
  }

  private static String encoded(String schema, String rules, String cell) {
    return value(field(FieldType.of(tree(schema)), rules, cell, false));
  }

  private static String quoted(String schema, String rules, String cell) {
    return value(field(FieldType.of(tree(schema)), rules, cell, true));
  }

  private static String value(String field) {
    return field.substring(4, field.length() - 1);
  }

  private static String field(FieldType type, String rules, String cell, boolean quoted) {
    JsonBytes out = new JsonBytes();
    byte[] bytes = cell.getBytes(UTF_8);
    new Column("f", type, rules(rules)).encode(bytes, 0, bytes.length, quoted, out);
    return out.toString();
  }

  private static ValueRules rules(String json) {
    return ValueRules.of(
        tree(json),
        problem -> {
          throw new AssertionError(problem);
        });
  }

  private static JsonNode tree(String json) {
    try {
      return ExactJson.MAPPER.readTree(json.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
