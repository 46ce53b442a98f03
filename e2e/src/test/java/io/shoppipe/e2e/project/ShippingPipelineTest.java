package io.shoppipe.e2e.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * projects/shipping/pipeline with stubs for both programs: the order of the run, and its barriers.
 */
class ShippingPipelineTest {
  private static final String[] RUN = {
    "run",
    "--endpoint",
    "http://127.0.0.1:9",
    "--bucket",
    "b",
    "--export-prefix",
    "out/",
    "--as-of",
    "2022-09-05",
    "--anonymous"
  };

  @TempDir private Path folder;
  private PipelineSandbox sandbox;

  @BeforeEach
  void makeSandbox() throws IOException {
    sandbox = new PipelineSandbox(folder, "shipping");
  }

  @Test
  void fetchesAndReadsThenRunsTheStepsAndCleansUp() throws Exception {
    assertThat(sandbox.run(Map.of(), RUN)).isZero();
    List<String> calls = sandbox.calls();
    assertThat(calls).hasSize(2);
    assertThat(calls.get(0))
        .startsWith("tap-shop fetch --config ROOT/projects/shipping/tap.json --into")
        .contains("shipping-work/files --arrival 0 --timeout 30 --read --report shipping-work/");
    assertThat(calls.get(1))
        .startsWith("target-warehouse steps --config ROOT/projects/shipping/target.json --run ")
        .containsSubsequence(
            " --await-input --done shipping-work/fetched.json ",
            "-- --step load load --config ROOT/projects/shipping/target.json",
            " --step stage build ",
            " --select +staging --exclude tag:gate",
            " --step transform run ",
            " --select marts",
            " --step gate test ",
            " --select tag:gate",
            " --step export export ",
            " --table marts_shipping.agg_public_holiday --table marts_shipping.agg_shipments"
                + " --table marts_shipping.best_performing_product --order-by ingestion_date --to"
                + " s3://b/out/",
            " --step clean run-operation clean_up ");
    assertThat(sandbox.leftBehind()).doesNotContain("shipping-work");
  }

  @Test
  void nothingIsLoadedWhereTheFilesAreNotWhole() throws Exception {
    assertThat(sandbox.run(Map.of("TAP_CODE", "5"), RUN)).isEqualTo(5);
    // The target may be stopped before its stub has written that it was called.
    assertThat(sandbox.calls())
        .hasSizeBetween(1, 2)
        .allMatch(call -> call.matches("(tap-shop fetch|target-warehouse steps) .*"))
        .first()
        .asString()
        .startsWith("tap-shop fetch ");
    assertThat(sandbox.text("err"))
        .contains("download failed with 5; nothing was exported, and the files stay in");
    assertThat(sandbox.leftBehind()).contains("shipping-work").doesNotContain("shipping.duckdb");
  }

  @Test
  void aStepThatFailedKeepsTheFiles() throws Exception {
    assertThat(sandbox.run(Map.of("STEPS_CODE", "4"), RUN)).isEqualTo(4);
    assertThat(sandbox.text("err"))
        .contains("the step above failed with 4; the files stay in shipping-work");
    assertThat(Files.exists(sandbox.file("shipping-work"))).isTrue();
  }

  @Test
  void whatIsWrongIsToldBeforeAnythingIsFetched() throws Exception {
    wrong("say where the files are: --bucket B", "run");
    wrong("say where the tables go: --export-prefix P", "run", "--bucket", "b");
    wrong("say the run's date: --as-of", "run", "--bucket", "b", "--export-prefix", "p");
    wrong(
        "which is in the future",
        "run",
        "--bucket",
        "b",
        "--export-prefix",
        "p",
        "--as-of",
        "2999-01-01");
    wrong("'go' is not a command: there are 'run', 'status'", "go");
    assertThat(sandbox.run(Map.of(), "status")).isEqualTo(3);
    assertThat(sandbox.text("err")).contains("shipping.duckdb is not there: no run was made");
    assertThat(sandbox.run(Map.of(), "--help")).isZero();
    assertThat(sandbox.text("out")).startsWith("Usage: projects/shipping/pipeline run --bucket B");
    assertThat(Files.exists(sandbox.file("calls"))).isFalse();
  }

  private void wrong(String words, String... arguments) throws Exception {
    assertThat(sandbox.run(Map.of(), arguments)).isEqualTo(2);
    assertThat(sandbox.text("err")).contains(words);
  }
}
