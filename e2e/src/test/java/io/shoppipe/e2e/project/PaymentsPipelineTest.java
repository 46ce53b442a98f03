package io.shoppipe.e2e.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * projects/payments/pipeline with stubs for both programs; what it shares is tested with shop's.
 */
class PaymentsPipelineTest {
  private static final Map<String, String> KEY = Map.of("PII_HASH_KEY", "a key for tests");

  @TempDir private Path folder;
  private PipelineSandbox sandbox;
  private String source;

  @BeforeEach
  void makeSandbox() throws IOException {
    sandbox = new PipelineSandbox(folder, "payments");
    Path files = Files.createDirectories(folder.resolve("some [files]"));
    Files.writeString(files.resolve("source_store.csv"), "id\n");
    source = files.toString();
  }

  @Test
  void loadsThenBuildsTheChosenLayerAndKeepsTheState() throws Exception {
    assertThat(
            sandbox.run(
                KEY,
                "run",
                "--source",
                source,
                "--as-of=2022-09-05",
                "--select",
                "ingestion_layer"))
        .isZero();

    assertThat(sandbox.calls())
        .containsExactly(
            "tap-shop --config ROOT/projects/payments/tap.json base_url=",
            "target-warehouse --config ROOT/projects/payments/target.json"
                + " warehouse=duckdb:payments.duckdb method=",
            "target-warehouse build --project-dir ROOT/projects/payments --config"
                + " ROOT/projects/payments/target.json --vars {\"as_of\": \"2022-09-05\"} --select"
                + " ingestion_layer --indirect-selection buildable"
                + " warehouse=duckdb:payments.duckdb method=");
    assertThat(sandbox.leftBehind())
        .containsExactly("payments.duckdb", "payments.payments.state.json");
    assertThat(sandbox.text("out").lines().map(line -> line.replaceAll(" +\\(.*", "")))
        .containsExactly(
            "payments load    "
                + source
                + " -> duckdb:payments.duckdb, state in payments.payments.state.json",
            "payments models  ingestion_layer built and tested in duckdb:payments.duckdb");
  }

  @Test
  void aFullRefreshForgetsTheStateAndFillsTheTablesAnew() throws Exception {
    sandbox.run(KEY, "run", "--source", source);
    Files.delete(sandbox.file("calls"));
    assertThat(sandbox.run(KEY, "run", "--source", source, "--full-refresh")).isZero();

    assertThat(sandbox.calls())
        .contains("tap-shop --config ROOT/projects/payments/tap.json base_url=")
        .anyMatch(call -> call.contains(" build ") && call.contains(" --full-refresh "));
  }

  @Test
  void brokenModelsEndItWithSix() throws Exception {
    Map<String, String> broken = Map.of("PII_HASH_KEY", "a key for tests", "BUILD_CODE", "1");
    assertThat(sandbox.run(broken, "run", "--source", source)).isEqualTo(6);
  }

  @Test
  void whatIsWrongIsToldBeforeAnythingIsLoaded() throws Exception {
    assertThat(sandbox.run(Map.of(), "run", "--source", source)).isEqualTo(3);
    assertThat(sandbox.text("err")).contains("PII_HASH_KEY is not set: card numbers are hashed");
    assertThat(sandbox.run(KEY, "run")).isEqualTo(2);
    assertThat(sandbox.text("err")).contains("say where the files are: --source DIR");
    assertThat(sandbox.run(KEY, "run", "--source", "nowhere")).isEqualTo(3);
    assertThat(sandbox.text("err")).contains("there is no folder nowhere");
    assertThat(sandbox.run(KEY, "run", "--source", folder.toString())).isEqualTo(3);
    assertThat(sandbox.text("err")).contains("holds no store*.csv, device*.csv or transaction*");
    assertThat(sandbox.run(KEY, "run", "--source", source, "--as-of", "2999-01-01")).isEqualTo(2);
    assertThat(sandbox.text("err")).contains("--as-of is 2999-01-01, which is in the future");
    assertThat(sandbox.run(KEY, "run", "--source", source, "--as-of", "soon")).isEqualTo(2);
    assertThat(sandbox.text("err")).contains("--as-of is 'soon': say a day as 2022-09-05");
    assertThat(sandbox.run(KEY, "run", "--help")).isZero();
    assertThat(sandbox.text("out"))
        .startsWith("Usage: projects/payments/pipeline run --source DIR");
    assertThat(Files.exists(sandbox.file("calls"))).isFalse();
  }
}
