package io.shoppipe.target.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.json.ExactJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTypesTest {
  private static final String DOCUMENT =
      "{'definitions':{'money':{'type':'number'},'loop':{'$ref':'#/definitions/loop'}},'properties':{'id':{'type':'integer'}}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'integer'} | BIGINT | false",
        "{'type':['null','integer']} | BIGINT | true",
        "{'type':'integer','minimum':-9223372036854775808} | BIGINT | false",
        "{'type':'integer','minimum':-9223372036854775809} | NUMERIC | false",
        "{'type':'integer','maximum':9223372036854775807} | BIGINT | false",
        "{'type':'integer','maximum':9223372036854775808} | NUMERIC | false",
        "{'type':'number'} | NUMERIC | false",
        "{'type':'boolean'} | BOOLEAN | false",
        "{'type':'string'} | TEXT | false",
        "{'type':'string','format':'date-time'} | TIMESTAMP | false",
        "{'type':'string','format':'date'} | DATE | false",
        "{'type':'string','format':'time'} | TIME | false",
        "{'type':'string','format':'uuid'} | UUID | false",
        "{'type':'string','format':'email'} | TEXT | false",
        "{'type':'string','contentEncoding':'base64'} | BYTES | false",
        "{'type':'object'} | JSON | false",
        "{'type':['array','null']} | JSON | true",
        "{'type':'null'} | JSON | true",
        "{} | JSON | true",
        "{'type':['integer','string']} | JSON | false",
        "{'type':['integer','number','null']} | NUMERIC | true",
        "{'anyOf':[{'type':'string','format':'date-time'},{'type':'null'}]} | TIMESTAMP | true",
        "{'anyOf':[{'type':'string','format':'date-time'},{'type':'string'}]} | TEXT | false",
        "{'oneOf':[{'type':'integer'},{'type':'number'}]} | NUMERIC | false",
        "{'oneOf':[{'type':'integer'},{'type':'boolean'}]} | JSON | false",
        "{'allOf':[{'type':['string','null']},{'maxLength':5}]} | TEXT | true",
        "{'allOf':[{'type':'string'},{'maxLength':5}]} | TEXT | false",
        "{'$ref':'#/definitions/money'} | NUMERIC | false",
        "{'$ref':'#/properties/id'} | BIGINT | false",
        "{'$ref':'#/definitions/loop'} | JSON | true",
        "{'$ref':'#/definitions/nowhere'} | JSON | true",
        "{'const':'x'} | TEXT | false",
        "{'const':1} | BIGINT | false",
        "{'enum':['a',null]} | TEXT | true",
        "{'enum':['a',1]} | JSON | false",
        "{'enum':[1,1.5]} | NUMERIC | false",
      })
  void aSchemaComesToAColumn(String schema, String kind, boolean nullable)
      throws JsonProcessingException {
    FieldSchema field = new SchemaTypes(json(DOCUMENT)).field("f", json(schema));
    assertThat(field.type().kind()).hasToString(kind);
    assertThat(field.nullable()).isEqualTo(nullable);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'string'} | false",
        "{'type':'string','format':'date-time','description':'x'} | false",
        "{'type':['integer','string']} | true",
        "{'type':['object','null']} | false",
        "{'type':'string','maxLength':5} | true",
        "{'type':'object','properties':{}} | true",
        "{'anyOf':[{'type':'string'}]} | true",
      })
  void onlyWhatConversionDoesNotCheckIsValidated(String schema, boolean residual)
      throws JsonProcessingException {
    assertThat(new SchemaTypes(json(DOCUMENT)).field("f", json(schema)).residual())
        .isEqualTo(residual);
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return ExactJson.MAPPER.readTree(text.replace('\'', '"'));
  }
}
