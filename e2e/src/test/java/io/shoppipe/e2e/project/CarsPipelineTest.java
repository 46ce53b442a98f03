package io.shoppipe.e2e.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** projects/cars/pipeline with stubs for both programs; what it shares is tested with shop's. */
class CarsPipelineTest {
  private static final Map<String, String> KEY = Map.of("PII_HASH_KEY", "a key for tests");
  private static final String URL = "http://localhost:1";

  @TempDir private Path folder;
  private PipelineSandbox sandbox;

  @BeforeEach
  void makeSandbox() throws IOException {
    sandbox = new PipelineSandbox(folder, "cars");
  }

  @Test
  void loadsThenBuildsAndKeepsTheState() throws Exception {
    assertThat(sandbox.run(KEY, "run", "--base-url", URL, "--as-of", "2022-09-05")).isZero();
    assertThat(sandbox.calls())
        .containsExactly(
            "tap-shop --config ROOT/projects/cars/tap.json base_url=" + URL,
            "target-warehouse --config ROOT/projects/cars/target.json warehouse=duckdb:cars.duckdb"
                + " method=",
            "target-warehouse build --project-dir ROOT/projects/cars --config"
                + " ROOT/projects/cars/target.json --vars {\"as_of\": \"2022-09-05\"}"
                + " warehouse=duckdb:cars.duckdb method=");
    assertThat(sandbox.text("out"))
        .startsWith(
            "cars load    all of " + URL + " on 2022-09-05 -> duckdb:cars.duckdb, state in");
    assertThat(sandbox.leftBehind()).containsExactly("cars.cars.state.json", "cars.duckdb");
  }

  @Test
  void oneSourceIsRunAloneOnItsOwnDate() throws Exception {
    assertThat(
            sandbox.run(
                KEY,
                "run",
                "--base-url=" + URL,
                "--as-of=2022-09-05",
                "--processing-date=2022-09-01",
                "--stream=cars"))
        .isZero();
    assertThat(sandbox.text("out")).startsWith("cars load    cars of " + URL + " on 2022-09-01 ->");
    assertThat(sandbox.calls())
        .contains(
            "tap-shop --config ROOT/projects/cars/tap.json --catalog"
                + " ROOT/projects/cars/catalogs/cars.json base_url="
                + URL)
        .anyMatch(
            call ->
                call.contains(
                    " --exclude source:raw_cars.customers source:raw_cars.subscriptions "));
  }

  @Test
  void whatIsWrongIsToldBeforeAnythingIsLoaded() throws Exception {
    assertThat(sandbox.run(KEY, "run")).isEqualTo(2);
    assertThat(sandbox.text("err")).contains("say where the service is: --base-url URL");
    assertThat(sandbox.run(KEY, "run", "--base-url", URL)).isEqualTo(2);
    assertThat(sandbox.text("err")).contains("say the run's date: --as-of 2022-09-05");
    assertThat(sandbox.run(KEY, "run", "--base-url", URL, "--as-of", "2999-01-01")).isEqualTo(2);
    assertThat(sandbox.text("err")).contains("--as-of is 2999-01-01, which is in the future");
    assertThat(
            sandbox.run(
                KEY, "run", "--base-url", URL, "--as-of", "2022-09-05", "--stream", "boats"))
        .isEqualTo(2);
    assertThat(sandbox.text("err")).contains("there is no stream 'boats'");
    assertThat(sandbox.run(Map.of(), "run", "--base-url", URL, "--as-of", "2022-09-05"))
        .isEqualTo(3);
    assertThat(sandbox.text("err")).contains("PII_HASH_KEY is not set");
    assertThat(Files.exists(sandbox.file("calls"))).isFalse();
  }
}
