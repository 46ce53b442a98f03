package io.shoppipe.tap.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may stand under a stream's http may stand under the config's source, and means the same. */
class ConfigKeysTest {
  private static final List<String> OF_THE_STREAM_ALONE = List.of("path", "range");

  @Test
  void areTheSameInBothSchemas() throws IOException {
    JsonNode source = schema("tap-shop").at("/properties/source/properties");
    JsonNode http = schema("stream-definition").at("/properties/http/properties");
    assertThat(http).hasSizeGreaterThan(OF_THE_STREAM_ALONE.size());
    http.properties().stream()
        .filter(key -> !OF_THE_STREAM_ALONE.contains(key.getKey()))
        .forEach(
            key ->
                assertThat(withoutDefault(source.path(key.getKey())))
                    .as("source.%s in schemas/config/tap-shop.json", key.getKey())
                    .isEqualTo(key.getValue()));
  }

  private static JsonNode withoutDefault(JsonNode schema) {
    return schema instanceof ObjectNode object ? object.deepCopy().without("default") : schema;
  }

  private static JsonNode schema(String name) throws IOException {
    try (InputStream in =
        ConfigKeysTest.class.getResourceAsStream("/schemas/config/" + name + ".json")) {
      return ExactJson.MAPPER.readTree(in);
    }
  }
}
