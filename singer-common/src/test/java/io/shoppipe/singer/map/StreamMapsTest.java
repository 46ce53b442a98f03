package io.shoppipe.singer.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.config.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the comparison with the SDK does not show: texts of problems, keyed digests, exactness. */
class StreamMapsTest {
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
        "email.strip().lower()|`\"john@gmail.com\"`",
        "name['firstname'] + ' x'|`\"john x\"`",
        "name['lastname']|null",
        "name['firstname'] + name['lastname']|null",
        "sha256(name['lastname'])|null",
        "n|9.990",
        "n + 1|10.990",
        "n * 1000000000000000000000000000001|9990000000000000000000000000009.990",
        "float(id)|1.0",
        "float('0.12345678901234567890')|0.1234567890123456789",
        "str(n)|`\"9.990\"`",
        "f'{n:.2f}'|`\"9.99\"`",
        "json.dumps(name)|`\"{\\\"firstname\\\": \\\"john\\\", \\\"lastname\\\": null}\"`",
        "datetime.datetime.now().isoformat()|`\"2024-05-06T07:08:09\"`",
        "datetime.date.today()|`\"2024-05-06\"`",
        "[r for r in [1, 2]]|[1,2]",
        // the second test case of RFC 4231
        "hmac_sha256('what do ya want for"
            + " nothing?')|`\"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843\"`",
      })
  void computes(String expression, String expected) {
    assertThat(mapped("x", expression).path("x").toString()).isEqualTo(expected);
    assertThat(problems.lines()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "emial|the stream has no property 'emial'. Did you mean 'email'?",
        "name['firstnam']|'name' has no property 'firstnam'. Did you mean 'firstname'?",
        "sha265(email)|'sha265()' is not known; there are bool, dict, float, hmac_sha256, int, len,"
            + " list, md5, round, set, sha256, str, tuple. Did you mean 'sha256'?",
        "email.stripp()|no value has a method 'stripp()'. Did you mean 'strip'?",
        "email +|expected a value at position 8, found 'the end'",
        "'abc|the text that begins at position 1 has no end",
        "email; id|';' at position 6 is not understood",
        "email email|expected an operator or the end at position 7, found 'email'",
        "config['sed']|stream_map_config has no 'sed'. Did you mean 'seed'?",
        "fake.name()|'fake' at position 1: made-up values are not available; hide a value with"
            + " hmac_sha256(), or write a constant",
        "randint(5)|'randint()' is not available, since each run would give other values; use a"
            + " digest",
        "record.update({})|'update()' would change its value, which an expression must not, at"
            + " position 8",
        "(lambda x: x)(1)|expected a value at position 2, found 'lambda'",
        "b'x'|a text with the prefix 'b' is not available, at position 1",
        "f'{id'|a '{' without its '}' in the format text at position 1",
        "f'{id} {emial}'|the stream has no property 'emial'. Did you mean 'email'?",
        "1e999999|'1e999999' has too large an exponent, at position 1",
      })
  void refusesBeforeAnyRecord(String expression, String reason) {
    compile("x", expression);
    assertThat(problems.lines()).isNotEmpty();
    assertThat(problems.lines().get(0))
        .isEqualTo("stream_maps.user.x: " + reason + " (in \"" + expression + "\").");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "int(email)|ValueError: invalid literal for int() with base 10: ' John@Gmail.com '",
        "1 / (id - 1)|ZeroDivisionError: division by zero",
        "record['nope']|KeyError: there is no key 'nope'",
        "email + id|TypeError: can only concatenate str (not \"int\") to str",
        "float('nan')|a float has no JSON form",
        "id < email|TypeError: '<' not supported between instances of 'int' and 'str'",
        "10 ** 10 ** 10|OverflowError: the power is too large",
        "'a' * 10 ** 9|OverflowError: the repeated value would be too long",
        "[0 for a in 'x' * 2000 for b in 'x' * 2000]|OverflowError: the comprehension goes through"
            + " too many items",
        "n * float('1e99999') * float('1e99999') + 1|OverflowError: a number with the exponent"
            + " 199995 is not counted with",
      })
  void refusesTheRecord(String expression, String reason) {
    StreamMap map = compile("x", expression);
    assertThat(problems.lines()).isEmpty();
    assertThatThrownBy(() -> map.record(object(RECORD)))
        .isInstanceOfSatisfying(
            RecordRefusedException.class, e -> assertThat(e.field()).isEqualTo("x"))
        .hasMessage(reason + " (in \"" + expression + "\")");
  }

  @Test
  void saysHowToMakeTheMissingKey() {
    MapSettings settings =
        new MapSettings(
            object("{`user`:{`x`:`hmac_sha256(email)`}}"),
            MissingNode.getInstance(),
            "",
            Flattening.NONE,
            TestMaps.CLOCK);
    new StreamMaps(settings, problems);
    assertThat(problems.lines())
        .singleElement()
        .asString()
        .contains("PII_HASH_KEY", "openssl rand -hex 32");
  }

  @Test
  void aNullOfAMissingPropertyIsNoValue() {
    StreamMap map =
        maps("{`user`:{`email`:`email.lower()`,`hash`:`md5(email)`,`n`:`email`}}")
            .of("user", object(SCHEMA), List.of("id"), problems)
            .get(0);
    assertThat(map.record(object("{`id`:1,`n`:2}"))).contains(object("{`id`:1,`n`:null}"));
  }

  @Test
  void expressionsThatShareAPartAreWorkedOutAsIfTheyDidNot() {
    StreamMap map =
        maps("{`user`:{`a`:`email.strip() + 'x'`,`b`:`email.strip()`,`email`:`self.strip()`,"
                + "`n`:`self.strip() if self else [e.strip() for e in [' y ']][0]`,"
                + "`name`:`email.strip().strip() if id == 1 else None`}}")
            .of("user", object(SCHEMA), List.of("id"), problems)
            .get(0);
    assertThat(map.record(object("{`id`:1,`email`:` e `,`n`:` n `}")))
        .contains(object("{`id`:1,`a`:`ex`,`b`:`e`,`email`:`e`,`n`:`n`,`name`:`e`}"));
    assertThat(map.record(object("{`id`:1,`n`:null}"))).contains(object("{`id`:1,`n`:`y`}"));
    assertThat(map.record(object("{`id`:1,`email`:null,`n`:``}")))
        .contains(object("{`id`:1,`a`:null,`b`:null,`email`:null,`n`:`y`,`name`:null}"));
    assertThat(map.record(object("{`id`:2,`email`:``}")))
        .contains(object("{`id`:2,`a`:`x`,`b`:``,`email`:``,`n`:`y`,`name`:null}"));
  }

  @Test
  void keepsKeysAndKnowsTheStreams() {
    StreamMaps maps =
        maps("{`usr`:{},`u*`:{},`user`:{`id`:null,`__what__`:`x`,`__alias__`:`a b`}}");
    maps.checkStreams(List.of("user", "cart"), problems);
    List<StreamMap> user = maps.of("user", object(SCHEMA), List.of("id"), problems);
    assertThat(user.get(0).alias()).isEqualTo("a b");
    assertThat(problems.lines())
        .containsExactly(
            "stream_maps.user.__what__: is not known.",
            "stream_maps.usr: there is no such stream. Did you mean 'user'?",
            "stream_maps.user.id: a key property can't be removed. Take this line out, or give the"
                + " stream another key with __key_properties__ (null: none).");
  }

  @Test
  void patternsMayNamePropertiesThatOnlySomeStreamsHave() {
    StreamMaps maps = maps("{`*`:{`mail`:`nick if 'nick' in record else None`}}");
    StreamMap map = maps.of("user", object(SCHEMA), List.of(), problems).get(0);
    assertThat(problems.lines()).isEmpty();
    assertThat(map.record(object("{`id`:1}"))).contains(object("{`id`:1,`mail`:null}"));
  }

  private ObjectNode mapped(String name, String expression) {
    return compile(name, expression).record(object(RECORD)).orElseThrow();
  }

  private StreamMap compile(String name, String expression) {
    ObjectNode maps = object("{`user`:{}}");
    maps.withObjectProperty("user").put(name, expression);
    return maps(maps.toString()).of("user", object(SCHEMA), List.of("id"), problems).get(0);
  }

  private StreamMaps maps(String maps) {
    ObjectNode settings = object("{`stream_map_config`:{`seed`:`s`}}");
    settings.set("stream_maps", object(maps));
    return new StreamMaps(TestMaps.settings(settings, problems), problems);
  }

  private static ObjectNode object(String json) {
    return TestMaps.object(json);
  }
}
