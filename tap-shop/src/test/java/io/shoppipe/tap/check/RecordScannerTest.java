package io.shoppipe.tap.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.singer.scan.JsonScanner;
import io.shoppipe.tap.cell.Utf8;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordScannerTest {
  private static final String CARS =
      "{'type':'object','properties':{'id':{'type':'integer'},'brand':{'type':['string','null']},"
          + "'meta':{'type':'object','properties':{'at':{'type':'string','format':'date-time'}}},"
          + "'at':{'type':'string','format':'date-time'}}}";
  private static final Map<String, JsonPointer> AT = Map.of("at", JsonPointer.compile("/meta/at"));
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-0",
          "5",
          "5.0",
          "5.50",
          "1E+2",
          "12345678901234567890",
          "''",
          "'a'",
          "'ab'",
          "'2024-02-29'",
          "'2024-02-30T00:00:00Z'",
          "'2024-02-03 04:05:06.7'",
          "[]",
          "[1]",
          "[1,'a']",
          "{}",
          "{'a':1}",
          "{'a':'x','b':2}",
          "{'b':null}",
          "[{'a':1},{'a':'x'}]",
          "{'a':{'b':[{'c':1}]}}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "false",
        "{}",
        "{'type':'integer'}",
        "{'type':['number','null'],'maximum':5}",
        "{'type':['string','null'],'minLength':2}",
        "{'type':'string','format':'date-time'}",
        "{'type':['string','null'],'enum':['a',null]}",
        "{'enum':[5,{'a':1}]}",
        "{'anyOf':[{'type':'integer'},{'type':'string','format':'date'}]}",
        "{'type':['object','null'],'properties':{'a':{'type':'integer'}}}",
        "{'type':'object','properties':{'a':{'type':'integer'}},'required':['a']}",
        "{'type':'object','properties':{'a':{}},'additionalProperties':false}",
        "{'type':'object','additionalProperties':{'type':'integer'}}",
        "{'type':'object','required':['a']}",
        "{'type':'array','items':{'type':'integer'},'minItems':1}",
        "{'type':'array','items':{'type':'object','properties':{'a':{'type':'integer'}}}}",
        "{'oneOf':[{'type':'integer'},{'type':'object'}]}",
      })
  void letsNothingPassThatTheCheckRefuses(String schema) throws IOException {
    ObjectNode whole = tree("{'type':'object','properties':{'id':{},'v':" + schema + "}}");
    RecordCheck check = new RecordCheck(whole, List.of("id"));
    for (String value : VALUES) {
      String record = "{'id':1,'v':" + value + "}".strip();
      boolean fits = check.fault(tree(record)).isEmpty();
      RecordScan.@Nullable Line line = scan(whole, Map.of(), record);
      assertThat(fits || line == null).as("%s of %s", value, schema).isTrue();
      if (line != null) {
        assertThat(new String(line.json(), UTF_8)).isEqualTo(record.replace('\'', '"'));
      }
    }
  }

  /** Else the test above would pass where nothing leaves at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':1}",
        "{'id':-7,'brand':null,'more':{'a':[1,{'b':2}]}}",
        "{'brand':'x','id':1,'meta':{'at':'2024-01-02T03:04:05Z','by':1}}",
        "{'more':1,'id':1,'brand':'y'}",
      })
  void letsPassWhatFits(String record) throws IOException {
    RecordScan.Line line = scan(tree(CARS), Map.of(), record);
    assertThat(line).isNotNull();
    RecordScanner scanner = RecordScanner.of(tree(CARS), List.of("id"), Map.of()).orElseThrow();
    assertThat(quickly(scanner, ("[" + record.replace('\'', '"') + "]").getBytes(UTF_8)))
        .isNotNull();
    assertThat(new String(line.json(), UTF_8)).isEqualTo(record.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'brand':'no key'}",
        "{'id':null}",
        "{'id':1,'brand':'x','brand':'y'}",
        "{'id':1,'more':1,'more':2}",
        "{'id':1,'more':{'a':1,'a':2}}",
        "{'id':1,'PassWord':'x'}",
        "{'id':1,'meta':{'password':'x'}}",
        "{'id':1,'more':[{'password':'x'}]}",
      })
  void leavesToOthersWhatMustChange(String record) throws IOException {
    assertThat(scan(tree(CARS), Map.of(), record)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'id':1,'meta':{'at':'2024-01-02T03:04:05Z'}} | {'id':1,'meta':{'at':'2024-01-02T03:04:05Z'},'at':'2024-01-02T03:04:05Z'}
          {'id':1,'meta':{}}                            | {'id':1,'meta':{}}
          {'id':1}                                      | {'id':1}
          """)
  void addsCopies(String record, String expected) throws IOException {
    RecordScan.Line line = scan(tree(CARS), AT, record);
    assertThat(line).isNotNull();
    assertThat(new String(line.json(), UTF_8)).isEqualTo(expected.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':1,'at':'2024-01-02T03:04:05Z','meta':{'at':'2024-01-02T03:04:05Z'}}",
        "{'id':1,'meta':{'at':{}}}",
        "{'id':1,'meta':{'at':'yesterday'}}",
      })
  void leavesToOthersWhatIsNoPlainCopy(String record) throws IOException {
    assertThat(scan(tree(CARS), AT, record)).isNull();
  }

  @Test
  void bringsARecordOntoOneLine() throws IOException {
    String record = "{\r\n\t\"id\" : 1,\n  \"brand\" : \"a  \\\" { b\"\n}";
    RecordScan.Line line = scan(tree(CARS), Map.of(), record.getBytes(UTF_8));
    assertThat(line).isNotNull();
    assertThat(new String(line.json(), UTF_8)).isEqualTo("{\"id\":1,\"brand\":\"a  \\\" { b\"}");
  }

  @Test
  void leavesToOthersWhatIsNoUtf8() throws IOException {
    byte[] record = "{\"id\":1,\"brand\":\"\u00e0\u0080\u0080\"}".getBytes(ISO_8859_1);
    assertThat(scan(tree(CARS), Map.of(), record)).isNull();
  }

  @Test
  void tellsTheKeyAsTreesDo() throws IOException {
    ObjectNode schema = tree("{'type':'object','properties':{'a':{},'b':{}}}");
    RecordScanner scanner = RecordScanner.of(schema, List.of("a", "b"), Map.of()).orElseThrow();
    RecordScan.Line line = scan(scanner, "{\"b\":\"x\\u0041\\\"\",\"a\":-0}".getBytes(UTF_8));
    assertThat(line).isNotNull();
    assertThat(line.key()).isEqualTo("0 \"xA\\\"\" ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'object','properties':{'id':{'$ref':'#/definitions/x'}},'definitions':{'x':{}}}",
        "{'type':'object','properties':{'id':{}},'allOf':[{'required':['x']}]}",
        "{'properties':{'id':{}},'type':'string'}",
        "{'type':'object','properties':{'other':{}}}",
      })
  void isNotForSchemasThatNeedTrees(String schema) throws IOException {
    assertThat(RecordScanner.of(tree(schema), List.of("id"), Map.of())).isEmpty();
  }

  private static RecordScan.@Nullable Line scan(
      ObjectNode schema, Map<String, JsonPointer> copies, String record) throws IOException {
    return scan(schema, copies, record.replace('\'', '"').getBytes(UTF_8));
  }

  private static RecordScan.@Nullable Line scan(
      ObjectNode schema, Map<String, JsonPointer> copies, byte[] record) throws IOException {
    return scan(RecordScanner.of(schema, List.of("id"), copies).orElseThrow(), record);
  }

  private static RecordScan.@Nullable Line scan(RecordScanner scanner, byte[] record)
      throws IOException {
    byte[] input = ("[ " + new String(record, ISO_8859_1) + " ]").getBytes(ISO_8859_1);
    try (JsonParser json = ExactJson.MAPPER.createParser(input)) {
      json.nextToken();
      json.nextToken();
      RecordScan.Line line =
          scanner
              .scan()
              .next(
                  json,
                  (start, end, into, at) ->
                      System.arraycopy(input, (int) start, into, at, (int) (end - start)));
      RecordScan.Line quick = quickly(scanner, input);
      if (quick != null) {
        assertThat(line).isNotNull();
        assertThat(new String(quick.json(), UTF_8)).isEqualTo(new String(line.json(), UTF_8));
        assertThat(quick.key()).isEqualTo(line.key());
      }
      return line;
    }
  }

  /** By the scanner, which may leave more to others than the parser, never less. */
  private static RecordScan.@Nullable Line quickly(RecordScanner scanner, byte[] input) {
    if (!Utf8.isWhole(input, input.length)) {
      return null;
    }
    JsonScanner json = new JsonScanner();
    json.reset(input, 0, input.length);
    json.peek();
    json.enter();
    json.nextElement();
    json.peek();
    return scanner.scan().next(json);
  }

  private static ObjectNode tree(String json) throws IOException {
    JsonNode node = ExactJson.MAPPER.readTree(json.replace('\'', '"'));
    return (ObjectNode) node;
  }
}
