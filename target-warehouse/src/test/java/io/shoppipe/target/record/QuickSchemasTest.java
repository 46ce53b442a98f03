package io.shoppipe.target.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.singer.scan.JsonScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuickSchemasTest {
  private static final SchemaRegistry VALIDATOR =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_7,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(false).build()));

  private final Random random = new Random(5);

  private static JsonNode tree(String json) {
    try {
      return ExactJson.MAPPER.readTree(json);
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }

  private static boolean fits(QuickSchema schema, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    JsonScanner in = new JsonScanner();
    in.reset(bytes, 0, bytes.length);
    boolean fits = schema.fits(in);
    assertThat(!fits || in.atEnd()).as("what fits is taken whole").isTrue();
    return fits;
  }

  @Test
  void letsNothingThroughThatTheValidatorRefuses() {
    int fitting = 0;
    for (int i = 0; i < 4_000; i++) {
      String schema = schema(0);
      Optional<QuickSchema> quick = QuickSchemas.of(tree(schema));
      if (quick.isPresent()) {
        Schema validator = VALIDATOR.getSchema(tree(schema));
        for (int j = 0; j < 8; j++) {
          String value = value(0);
          if (fits(quick.get(), value)) {
            fitting++;
            assertThat(validator.validate(tree(value))).as("%s by %s", value, schema).isEmpty();
          }
        }
      }
    }
    assertThat(fitting).isGreaterThan(4_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"array\",\"items\":{}}                                | [1,{\"a\":[]}]",
        "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}   |"
            + " {\"a\":\"x\",\"b\":1}",
        "{\"enum\":[\"a\",\"b\",null]}                                | \"b\"",
        "{\"const\":5}                                              | 5.0",
        "{\"type\":\"string\",\"maxLength\":2}                        | \"😀é\"",
        "{\"type\":\"number\",\"exclusiveMinimum\":0}                 | 0.1",
        "{\"type\":\"number\",\"multipleOf\":0.01}                    | 19.99",
        "{\"anyOf\":[{\"type\":\"null\"},{\"type\":\"object\"}]}       | {}",
        "{\"type\":[\"string\",\"integer\"]}                         | 7",
        "{\"type\":\"object\",\"required\":[\"a\"]}                    | {\"a\":null}",
        "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"}} | {\"x\":1}",
      })
  void letsThroughWhatFits(String schema, String value) {
    assertThat(fits(QuickSchemas.of(tree(schema)).orElseThrow(), value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"pattern\":\"a\"}",
        "{\"$ref\":\"#/definitions/a\"}",
        "{\"not\":{}}",
        "{\"oneOf\":[{\"type\":\"string\"}]}",
        "{\"items\":[{\"type\":\"string\"}]}",
        "{\"type\":\"number\",\"minimum\":0,\"exclusiveMinimum\":true}",
        "{\"enum\":[[1]]}",
        "{\"type\":\"object\",\"properties\":{\"a\":{\"uniqueItems\":true}}}",
        "false"
      })
  void leavesTheRestToTheValidator(String schema) {
    assertThat(QuickSchemas.of(tree(schema))).isEmpty();
  }

  private String schema(int depth) {
    List<String> parts =
        List.of(
            "\"type\":"
                + pick(
                    "\"string\"",
                    "\"integer\"",
                    "\"number\"",
                    "\"boolean\"",
                    "\"array\"",
                    "\"object\"",
                    "[\"null\",\"object\"]",
                    "[\"integer\",\"string\"]"),
            "\"minLength\":" + random.nextInt(3),
            "\"maxLength\":" + random.nextInt(3),
            pick("\"minimum\":", "\"exclusiveMinimum\":") + pick("0", "1.5", "-3"),
            pick("\"maximum\":", "\"exclusiveMaximum\":") + pick("0", "1.5", "10"),
            "\"multipleOf\":" + pick("1", "0.5", "2"),
            pick("\"enum\":[1,\"a\",null,true]", "\"const\":\"a\"", "\"enum\":[1.0,2,\"é\"]"),
            pick("\"minItems\":1", "\"maxItems\":1", "\"title\":\"t\""),
            "\"required\":[" + pick("\"a\"", "\"b\",\"a\"", "") + "]",
            "\"additionalProperties\":"
                + (depth > 2 ? "true" : pick("false", "true", schema(depth + 1))),
            "\"items\":" + (depth > 2 ? "{}" : schema(depth + 1)),
            "\"properties\":{\"a\":" + (depth > 2 ? "{}" : schema(depth + 1)) + "}",
            pick("\"anyOf\":", "\"allOf\":")
                + "["
                + (depth > 2 ? "{}" : schema(depth + 1))
                + ",{}]");
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(i -> parts.get(random.nextInt(parts.size())))
        .distinct()
        .collect(
            Collectors.toMap(
                part -> part.substring(0, part.indexOf(':')), part -> part, (a, b) -> a))
        .values()
        .stream()
        .collect(Collectors.joining(",", "{", "}"));
  }

  private String value(int depth) {
    return switch (random.nextInt(depth > 2 ? 4 : 6)) {
      case 0 -> pick("\"\"", "\"a\"", "\"é\"", "\"😀\"", "\"abc\"", "\"\\u0061\"");
      case 1 -> pick("0", "1", "-5", "10", "11", "12345678901234567890");
      case 2 -> pick("1.0", "0.5", "1.5", "-0.25", "1e1", "2.50");
      case 3 -> pick("null", "true", "false");
      case 4 -> pick("[]", "[" + value(depth + 1) + "]", "[1," + value(depth + 1) + "]");
      default ->
          pick(
              "{}", "{\"a\":" + value(depth + 1) + "}", "{\"b\":1,\"a\":" + value(depth + 1) + "}");
    };
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
