package io.shoppipe.singer.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamMapsTest {
  private static final Map<String, String> KEYED = Map.of("PII_HASH_KEY", "Jefe");
  private static final String SCHEMA =
      "{`properties`:{`id`:{`type`:`integer`},`email`:{`type`:`string`},`n`:{`type`:`number`},"
          + "`name`:{`type`:`object`,`properties`:{`firstname`:{},`lastname`:{}}}}}";
  private static final String RECORD =
      "{`id`:1,`email`:` John@Gmail.com `,`n`:9.990,`name`:{`firstname`:`john`,`lastname`:null}}";

  private final Problems problems = new Problems();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'a' + \"b\"|ab",
        "'it\\'s'|it's",
        "email|` John@Gmail.com `",
        "email.strip().lower()|john@gmail.com",
        "(email).strip().upper()|JOHN@GMAIL.COM",
        "name['firstname'] + ' x'|john x",
        "('a' + name[\"firstname\"]).upper()|AJOHN",
        "n + ''|9.990",
        "md5('a')|0cc175b9c0f1b6a831c399e269772661",
        "sha256('abc')|ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        // the second test case of RFC 4231
        "hmac_sha256('what do ya want for nothing?')|5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
      })
  void computes(String expression, String expected) throws IOException {
    assertThat(mapped("x", expression).path("x").asText()).isEqualTo(expected);
    assertThat(problems.lines()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "name['lastname']",
    "name['firstname'] + name['lastname']",
    "sha256(name['lastname'])"
  })
  void nullMakesTheWholeNull(String expression) throws IOException {
    assertThat(mapped("x", expression).path("x").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "emial|the stream has no property 'emial'. Did you mean 'email'?",
        "name['firstnam']|'name' has no property 'firstnam'. Did you mean 'firstname'?",
        "sha265(email)|'sha265()' is not known; there are hmac_sha256, md5, sha256. Did you mean 'sha256'?",
        "email.stripp()|'stripp()' is not known; there are lower, strip, upper. Did you mean 'strip'?",
        "email +|expected a property, a function or a text at position 8, found 'the end'",
        "'abc|the text that begins at position 1 has no end",
        "email; id|';' at position 6 is not understood",
        "email email|expected '+' or the end at position 7, found 'email'",
      })
  void refusesBeforeAnyRecord(String expression, String reason) throws IOException {
    compile("x", expression, KEYED);
    assertThat(problems.lines()).hasSize(1);
    assertThat(problems.lines().get(0))
        .startsWith("stream_maps.user.x: " + reason)
        .endsWith("(in \"" + expression + "\").");
  }

  @Test
  void saysHowToMakeTheMissingKey() throws IOException {
    compile("x", "hmac_sha256(email)", Map.of());
    assertThat(problems.lines())
        .singleElement()
        .asString()
        .contains("PII_HASH_KEY", "openssl rand -hex 32");
  }

  @Test
  void removesAndReplacesInSchemaAndRecord() throws IOException {
    StreamMap map =
        maps("{`user`:{`n`:null,`email`:`email.strip()`,`both`:`email+email`}}", KEYED)
            .compile("user", object(SCHEMA), List.of("id"), problems);
    ObjectNode record = object(RECORD);
    map.record(record);
    assertThat(record)
        .isEqualTo(
            object(
                "{`id`:1,`email`:`John@Gmail.com`,`name`:{`firstname`:`john`,`lastname`:null},"
                    + "`both`:` John@Gmail.com  John@Gmail.com `}"));
    ObjectNode schema = object(SCHEMA);
    map.schema(schema);
    assertThat(schema.path("properties").has("n")).isFalse();
    assertThat(schema.at("/properties/both").toString())
        .isEqualTo("{\"type\":[\"string\",\"null\"]}");
    assertThat(schema.at("/properties/email").toString())
        .isEqualTo("{\"type\":[\"string\",\"null\"]}");
  }

  @Test
  void keepsKeysAndKnowsTheStreams() throws IOException {
    StreamMaps maps = maps("{`usr`:{},`user`:{`id`:null,`__filter__`:`x`}}", KEYED);
    maps.checkStreams(List.of("user", "cart"), problems);
    maps.compile("user", object(SCHEMA), List.of("id"), problems);
    assertThat(problems.lines())
        .containsExactly(
            "stream_maps.usr: there is no such stream. Did you mean 'user'?",
            "stream_maps.user.id: a key property can't be removed. Take this line out.",
            "stream_maps.user.__filter__: is not supported; map single properties.");
  }

  private ObjectNode mapped(String name, String expression) throws IOException {
    ObjectNode record = object(RECORD);
    compile(name, expression, KEYED).record(record);
    return record;
  }

  private StreamMap compile(String name, String expression, Map<String, String> environment)
      throws IOException {
    ObjectNode config = ExactJson.MAPPER.createObjectNode();
    config.putObject("user").put(name, expression);
    return new StreamMaps(config, environment)
        .compile("user", object(SCHEMA), List.of("id"), problems);
  }

  private static StreamMaps maps(String config, Map<String, String> environment)
      throws IOException {
    return new StreamMaps(object(config), environment);
  }

  private static ObjectNode object(String json) throws IOException {
    return (ObjectNode) ExactJson.MAPPER.readTree(json.replace('`', '"'));
  }
}
