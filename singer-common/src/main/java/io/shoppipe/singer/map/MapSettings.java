package io.shoppipe.singer.map;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.error.Secrets;
import java.time.Clock;
import java.util.Map;

/**
 * The settings {@code stream_maps}, {@code stream_map_config} (missing nodes where they are not
 * set) and {@code flattening_*}; {@code hashKey} is {@code hmac_sha256}'s, empty where there is
 * none; {@code clock} is what {@code datetime.datetime.now()} asks.
 */
public record MapSettings(
    JsonNode streamMaps, JsonNode mapConfig, String hashKey, Flattening flattening, Clock clock) {

  /** A shorter key is a test's, and would mask parts of ordinary words. */
  private static final int SHORTEST_MASKED = 8;

  /** What is wrong is added to {@code problems}, and then the result must not be used. */
  public static MapSettings of(
      Config config, Map<String, String> environment, Clock clock, Problems problems) {
    String key = environment.getOrDefault(Digests.KEY_VARIABLE, "");
    if (key.length() >= SHORTEST_MASKED) {
      Secrets.register(key);
    }
    if (config.has("faker_config")) {
      problems.add(
          "config: faker_config: made-up values are not available. Take this line out, and use"
              + " hmac_sha256() to hide a value.");
    }
    return new MapSettings(
        config.node("stream_maps"),
        config.node("stream_map_config"),
        key,
        Flattening.of(config, problems),
        clock);
  }
}
