package io.shoppipe.singer.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every stored expression must give what the real SDK gave; generate.py beside them made them. */
class SdkExpressionsTest {
  private static final JsonNode STORED = TestMaps.resource("expressions.json");

  @TestFactory
  Stream<DynamicTest> givesWhatTheSdkGives() {
    return StreamSupport.stream(STORED.get("cases").spliterator(), false)
        .map(
            stored ->
                DynamicTest.dynamicTest(
                    "\"" + stored.get("expression").asText() + "\"", () -> test(stored)));
  }

  @Test
  void findsTheCases() {
    assertThat(STORED.get("cases").size()).isGreaterThan(300);
  }

  private static void test(JsonNode stored) throws IOException {
    JsonNode result = evaluated(stored.get("expression").asText());
    JsonNode expected = stored.has("ours") ? stored.get("ours") : stored.get("sdk");
    boolean fails = expected == null || expected.path("error").asBoolean();
    if (fails) {
      assertThat(result.has("refused")).as("refused, but gives %s", result).isTrue();
    } else {
      TestMaps.assertSame(result, expected);
    }
  }

  private static JsonNode evaluated(String expression) throws IOException {
    ObjectNode settings = ExactJson.MAPPER.createObjectNode();
    settings.putObject("stream_maps").putObject("s").put("x", expression);
    settings.set("stream_map_config", STORED.get("config"));
    ObjectNode record = (ObjectNode) ExactJson.MAPPER.readTree(STORED.get("record").asText());
    Problems problems = new Problems();
    MapSettings read = TestMaps.settings(settings, problems);
    ObjectNode schema = ExactJson.MAPPER.createObjectNode();
    ObjectNode properties = schema.putObject("properties");
    record.fieldNames().forEachRemaining(properties::putObject);
    List<StreamMap> maps = new StreamMaps(read, problems).of("s", schema, List.of(), problems);
    if (!problems.isEmpty()) {
      return settings.putObject("result").put("refused", problems.lines().toString());
    }
    try {
      return maps.get(0).record(record).orElseThrow().path("x");
    } catch (RecordRefusedException e) {
      return settings.putObject("result").put("refused", e.reason());
    }
  }
}
