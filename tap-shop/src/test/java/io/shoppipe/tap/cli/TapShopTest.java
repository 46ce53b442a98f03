package io.shoppipe.tap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapShopTest {
  @TempDir Path folder;

  @Test
  void discoversWithoutNetworkFromTheEnvironmentAlone() throws IOException {
    TapResult result =
        TapRunner.run(Map.of("TAP_SHOP_SOURCE_PRESET", "dummyjson"), List.of("--discover"));
    assertThat(result.code()).isZero();
    JsonNode catalog = ExactJson.MAPPER.readTree(result.out());
    assertThat(catalog.path("streams"))
        .extracting(stream -> stream.path("tap_stream_id").asText())
        .containsExactly("product", "cart", "cart_line", "user");
    assertThat(result.out()).doesNotContain("password");
  }

  @Test
  void listsItsSettings() {
    TapResult result = TapRunner.run(Map.of(), List.of("--about"));
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("source.password (string, secret)")
        .contains("source.max_attempts (integer, default 5)")
        .contains("TAP_SHOP_SOURCE_BASE_URL");
  }

  @Test
  void showsHelpAndVersion() {
    assertThat(TapRunner.run(Map.of(), List.of("--help")).out())
        .contains("--discover", "--catalog");
    assertThat(TapRunner.run(Map.of(), List.of("--version")).out()).startsWith("tap-shop ");
  }

  @Test
  void refusesAWrongCommandLine() {
    TapResult unknown = TapRunner.run(Map.of(), List.of("--discovr"));
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("--discovr", "--discover");
    TapResult both = TapRunner.run(Map.of(), List.of("--catalog", "a", "--properties", "b"));
    assertThat(both.code()).isEqualTo(2);
  }

  @Test
  void refusesAWrongConfig() {
    TapResult result =
        new TapRunner(folder, "fakestroe", "ftp://x").with("{'source':{'max_attempts':0}}").run();
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("source.preset", "source.base_url", "source.max_attempts");
  }

  @Test
  void namesAFileThatIsNotThere() {
    TapResult result =
        new TapRunner(folder, "fakestore", "http://localhost:1")
            .arg("--state")
            .arg("no.json")
            .run();
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("state no.json: no such file.");
  }
}
