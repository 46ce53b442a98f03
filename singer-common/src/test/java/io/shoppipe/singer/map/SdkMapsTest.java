package io.shoppipe.singer.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.ExactJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every stored map must give what the real SDK gave; generate.py beside them made them. */
class SdkMapsTest {
  private static final JsonNode STORED = TestMaps.resource("maps.json");

  @TestFactory
  Stream<DynamicTest> givesWhatTheSdkGives() {
    return StreamSupport.stream(STORED.get("cases").spliterator(), false)
        .map(stored -> DynamicTest.dynamicTest(stored.get("name").asText(), () -> test(stored)));
  }

  @Test
  void findsTheCases() {
    assertThat(STORED.get("cases").size()).isGreaterThan(50);
  }

  private static void test(JsonNode stored) {
    Problems problems = new Problems();
    ArrayNode streams = ExactJson.MAPPER.createArrayNode();
    try {
      mapped(stored, problems, streams);
    } catch (RecordRefusedException | SingerException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    JsonNode expected = stored.has("ours") ? stored.get("ours") : stored.get("sdk");
    if (expected == null) {
      assertThat(problems.isEmpty()).as("refused, but gives %s", streams).isFalse();
      return;
    }
    assertThat(problems.lines()).isEmpty();
    if (stored.has("ours_records")) {
      TestMaps.assertSame(streams.get(0).get("records"), stored.get("ours_records"));
    } else {
      TestMaps.assertSame(streams, expected);
    }
  }

  private static void mapped(JsonNode stored, Problems problems, ArrayNode streams) {
    MapSettings settings = TestMaps.settings(stored, problems);
    List<String> keys = new ArrayList<>();
    stored.get("keys").forEach(key -> keys.add(key.asText()));
    ObjectNode schema = (ObjectNode) stored.get("schema");
    for (StreamMap map : new StreamMaps(settings, problems).of("s", schema, keys, problems)) {
      Flattener flattener = settings.flattening().of(map.schema(), "stream");
      ObjectNode stream = streams.addObject();
      stream.put("alias", map.alias()).set("schema", flattener.schema());
      ArrayNode found = stream.putArray("keys");
      map.keys().forEach(found::add);
      ArrayNode records = stream.putArray("records");
      for (JsonNode record : stored.get("records")) {
        map.record((ObjectNode) record).map(flattener::record).ifPresent(records::add);
      }
    }
  }
}
