package io.shoppipe.e2e.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** projects/tickets/pipeline with stubs for both programs; what it shares is tested with shop's. */
class TicketsPipelineTest {
  private static final Map<String, String> KEY = Map.of("PII_HASH_KEY", "a key for tests");
  private static final String TAP = "tap-shop --config ROOT/projects/tickets/tap.json";
  private static final String TARGET =
      "target-warehouse --config ROOT/projects/tickets/target.json"
          + " warehouse=duckdb:tickets.duckdb method=";
  private static final String MODELS = " models=ROOT/projects/tickets refresh=";
  private static final String STATE =
      "target-warehouse state --or-empty --config ROOT/projects/tickets/target.json"
          + " warehouse=duckdb:tickets.duckdb method=";

  @TempDir private Path folder;
  private PipelineSandbox sandbox;
  private String source;

  @BeforeEach
  void makeSandbox() throws IOException {
    sandbox = new PipelineSandbox(folder, "tickets");
    source = Files.createDirectories(folder.resolve("some [files]")).toString();
    Files.createDirectories(folder.resolve("some [files]/initial"));
  }

  @Test
  void initAndResetPutTheInitialStateInThePlaceOfAll() throws Exception {
    for (String command : new String[] {"init", "reset"}) {
      assertThat(sandbox.run(KEY, command, "--source", source)).isZero();
      assertThat(sandbox.calls())
          .containsExactly(TAP + " base_url=", TARGET + "overwrite" + MODELS + "true");
      assertThat(sandbox.leftBehind())
          .containsExactly("built", "tickets.duckdb", "tickets.duckdb.lock");
      assertThat(sandbox.text("out").lines().map(line -> line.replaceAll(" +\\(.*", "")))
          .containsExactly(
              String.format("tickets %-6s  the initial state of ", command)
                  + source
                  + " -> duckdb:tickets.duckdb, models built and tested");
      Files.delete(sandbox.file("calls"));
    }
  }

  @Test
  void ingestGoesOnFromTheStateOfTheWarehouse() throws Exception {
    sandbox.run(KEY, "init", "--source", source);
    Files.delete(sandbox.file("calls"));
    assertThat(sandbox.run(KEY, "ingest", "orders/batch_001.csv", "--source", source)).isZero();
    assertThat(sandbox.calls().stream().map(call -> call.replaceAll("/tmp\\S*/state", "STATE")))
        .anyMatch(call -> call.matches("\\Q" + TAP + "\\E --state \\S+ base_url="))
        .contains(STATE, TARGET + MODELS);
    assertThat(sandbox.text("out")).startsWith("tickets ingest  orders/batch_001.csv of " + source);
  }

  @Test
  void brokenModelsEndItWithSixAndAFailedLoadWithItsOwnCode() throws Exception {
    assertThat(sandbox.run(with("TARGET_CODE", "6"), "init", "--source", source)).isEqualTo(6);
    assertThat(sandbox.text("err"))
        .contains("the models failed with 6; the load before them is done");
    assertThat(sandbox.run(with("TARGET_CODE", "5"), "init", "--source", source)).isEqualTo(5);
    assertThat(sandbox.text("err")).contains("target-warehouse failed with 5 (tap-shop ended");
    Files.delete(sandbox.file("built"));
    assertThat(sandbox.run(with("TAP_CODE", "4"), "ingest", "--source", source)).isEqualTo(4);
    assertThat(sandbox.text("err"))
        .contains(
            "tap-shop failed with 4, and no model was built; what is committed is in the"
                + " warehouse, with its state");
    assertThat(sandbox.file("built")).doesNotExist();
    assertThat(sandbox.run(with("STATE_CODE", "5"), "ingest", "--source", source)).isEqualTo(5);
    assertThat(sandbox.text("err")).contains("the state in duckdb:tickets.duckdb can't be read");
  }

  @Test
  void aSecondRunWaitsAndIsRefusedInTheEnd() throws Exception {
    Process first = sandbox.start(with("TAP_HANGS", "yes"), "ingest", "--source", source);
    try {
      while (!Files.exists(sandbox.file("loading"))) {
        Thread.onSpinWait();
      }
      Map<String, String> impatient = with("PIPELINE_LOCK_SECONDS", "0");
      assertThat(sandbox.run(impatient, "ingest", "--source", source)).isEqualTo(5);
      assertThat(sandbox.text("err"))
          .contains("pipeline: waits for another run on duckdb:tickets.duckdb\n")
          .contains("another run on duckdb:tickets.duckdb is not done yet: run again when it is");
    } finally {
      first.destroy();
    }
    assertThat(first.waitFor()).isEqualTo(143);
    assertThat(sandbox.run(KEY, "ingest", "--source", source)).isZero();
  }

  @Test
  void whatIsWrongIsToldBeforeAnythingIsLoaded() throws Exception {
    assertThat(sandbox.run(Map.of(), "init", "--source", source)).isEqualTo(3);
    assertThat(sandbox.text("err")).contains("PII_HASH_KEY is not set: e-mails are hashed");
    refused(2, "say where the files are: --source DIR", "init");
    refused(3, "there is no folder nowhere", "init", "--source", "nowhere");
    refused(3, "holds neither initial/ nor incremental/", "init", "--source", folder.toString());
    refused(
        3,
        "there is no entity 'order': there are accounts events",
        "ingest",
        "order/b",
        "--source",
        source);
    refused(
        2, "'orders' names no batch: say orders/batch_001", "ingest", "orders", "--source", source);
    refused(2, "'run' is not a command: there are 'init', 'reset', 'ingest'", "run");
    refused(2, "'orders/b' is not an option of 'init'", "init", "orders/b", "--source", source);
    Files.delete(Path.of(source, "initial"));
    Files.createDirectories(Path.of(source, "incremental"));
    refused(3, "holds no folder initial/, which reset loads", "reset", "--source", source);
    assertThat(sandbox.run(KEY, "--help")).isZero();
    assertThat(sandbox.text("out")).startsWith("Usage: projects/tickets/pipeline init | reset |");
    assertThat(Files.exists(sandbox.file("calls"))).isFalse();
  }

  private void refused(int code, String message, String... arguments) throws Exception {
    assertThat(sandbox.run(KEY, arguments)).isEqualTo(code);
    assertThat(sandbox.text("err")).contains(message);
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> environment = new HashMap<>(KEY);
    environment.put(name, value);
    return environment;
  }
}
