package io.shoppipe.tap.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCheckTest {
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "5",
          "5.0",
          "5.5",
          "1e2",
          "0.30",
          "12345678901234567890",
          "1.5e-30",
          "''",
          "'a'",
          "'ab'",
          "'5'",
          "'😀'",
          "[]",
          "[1]",
          "[1,'a']",
          "[1,1]",
          "{}",
          "{'a':1}",
          "{'a':'x','b':2}",
          "{'b':null}");

  /** The validator is the judge of every keyword but formats. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "false",
        "{}",
        "{'type':'integer'}",
        "{'type':['number','null']}",
        "{'type':'string','minLength':2}",
        "{'maxLength':1}",
        "{'enum':[5,'a',null]}",
        "{'const':5}",
        "{'minimum':5}",
        "{'exclusiveMinimum':5}",
        "{'maximum':5,'minimum':0}",
        "{'multipleOf':0.1}",
        "{'exclusiveMaximum':5}",
        "{'pattern':'^a'}",
        "{'type':'array','items':{'type':'integer'}}",
        "{'minItems':1,'maxItems':1}",
        "{'required':['a']}",
        "{'properties':{'a':{'type':'integer'}}}",
        "{'properties':{'a':{}},'additionalProperties':false}",
        "{'additionalProperties':{'type':'integer'}}",
        "{'anyOf':[{'type':'string'},{'minimum':5}]}",
        "{'oneOf':[{'type':'integer'},{'minimum':5}]}",
        "{'allOf':[{'type':'number'},{'minimum':1}]}",
        "{'not':{'type':'string'}}",
        "{'uniqueItems':true}",
        "{'patternProperties':{'^a':{'type':'integer'}}}",
        "{'$defs':{'n':{'type':'integer'}},'properties':{'a':{'$ref':'#/$defs/n'}}}",
        "{'properties':{'$ref':{'type':'string'},'a':{'type':'integer'}}}",
        "{'if':{'type':'string'},'then':{'minLength':2}}",
        "{'minProperties':1}",
        "{'contains':{'type':'string'}}"
      })
  void judgesAsTheValidatorDoes(String text) throws IOException {
    JsonNode schema = json(text);
    Schema oracle =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
    Rule rule = RuleCompiler.compile(schema);
    for (String value : VALUES) {
      JsonNode node = json(value);
      assertThat(rule.holds(node))
          .as("%s against %s", value, text)
          .isEqualTo(oracle.validate(node).isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "date-time,2020-01-31T10:00:00Z,true",
        "date-time,2020-01-31 10:00:00.123456+02:00,true",
        "date-time,2020-01-31,true",
        "date-time,2020-02-30T10:00:00Z,false",
        "date-time,soon,false",
        "date-time,``,false",
        "date,2020-02-29,true",
        "date,2021-02-29,false",
        "date,2020-01-01T00:00:00Z,false",
        "time,10:30:00,true",
        "time,10:30:00.5Z,true",
        "time,25:00:00,false",
        "uuid,123e4567-e89b-12d3-a456-426614174000,true",
        "uuid,x,false",
        "email,anything,true",
      })
  void judgesFormatsThatMakeTypes(String format, String text, boolean expected) throws IOException {
    Rule rule = RuleCompiler.compile(json("{'type':'string','format':'" + format + "'}"));
    assertThat(rule.holds(json("'" + text + "'"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'properties':{'p':{'type':'number'}}}|{'id':1,'p':'12,5'}|p|\"12,5\" does not fit its"
            + " schema {\"type\":\"number\"}",
        "{'properties':{'a':{'type':'object','properties':{'b':{'type':'integer'}}}}}|{'id':1,'a':{'b':true}}|a.b|true"
            + " does not fit its schema {\"type\":\"integer\"}",
        "{'required':['t']}|{'id':1}|t|is missing, but the schema requires it",
        "{'properties':{'id':{}},'additionalProperties':false}|{'id':1,'x':2}|x|is not among the"
            + " schema's properties, which allows no others",
        "{}|{'id':null}|id|is part of the key, but is null",
        "{}|{}|id|is part of the key, but is missing",
        "{'minProperties':2}|{'id':1}|``|{\"id\":1} does not fit its schema {\"minProperties\":2}",
        "{'$defs':{'n':{'type':'integer'}},'properties':{'a':{'$ref':'#/$defs/n'}}}|{'id':1,'a':'x'}|``|{\"id\":1,\"a\":\"x\"}"
            + " does not fit its schema"
            + " {\"$defs\":{\"n\":{\"type\":\"integer\"}},\"properties\":{\"a\":{\"$ref\":\"#/$defs/n\"}}}",
      })
  void saysWhichFieldIsWrongAndWhy(String schema, String record, String field, String reason)
      throws IOException {
    RecordCheck check = new RecordCheck((ObjectNode) json(schema), List.of("id"));
    assertThat(check.fault((ObjectNode) json(record))).contains(new Fault(field, reason));
  }

  @Test
  void findsNothingWrongInWhatFits() throws IOException {
    RecordCheck check =
        new RecordCheck(
            (ObjectNode) json("{'properties':{'p':{'type':['null','string']}}}"), List.of("id"));
    assertThat(check.fault((ObjectNode) json("{'id':1,'p':null,'other':[]}"))).isEmpty();
  }

  private static JsonNode json(String text) throws IOException {
    return ExactJson.MAPPER.readTree(text.replace('\'', '"'));
  }
}
