package io.shoppipe.e2e.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** projects/shop/pipeline with stubs for both programs: calls, state file, exit codes, signals. */
class ShopPipelineTest {
  private static final Map<String, String> KEY = Map.of("PII_HASH_KEY", "a key for tests");
  private static final String STATE = "shop.fakestore.state.json";

  @TempDir private Path folder;
  private PipelineSandbox sandbox;

  @BeforeEach
  void makeSandbox() throws IOException {
    sandbox = new PipelineSandbox(folder, "shop");
  }

  @Test
  void loadsThenBuildsAndKeepsTheLastState() throws Exception {
    assertThat(sandbox.run(KEY, "run", "--source", "fakestore", "--base-url=http://localhost:1"))
        .isZero();

    assertThat(sandbox.calls())
        .containsExactly(
            "tap-shop --config ROOT/projects/shop/tap.fakestore.json base_url=http://localhost:1",
            "target-warehouse --config ROOT/projects/shop/target.json"
                + " warehouse=duckdb:shop.duckdb method=",
            "target-warehouse build --project-dir ROOT/projects/shop --config"
                + " ROOT/projects/shop/target.json --vars {\"source\": \"fakestore\"}"
                + " warehouse=duckdb:shop.duckdb method=");
    assertThat(sandbox.text(STATE)).isEqualTo("{\"state\": \"two\"}\n");
    assertThat(sandbox.leftBehind()).containsExactly("shop.duckdb", STATE);
    assertThat(sandbox.text("out").lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("shop load    fakestore -> duckdb:shop.duckdb, state in " + STATE),
            line ->
                assertThat(line).startsWith("shop models  built and tested in duckdb:shop.duckdb"));
  }

  @Test
  void theSecondRunReadsOnFromTheState() throws Exception {
    sandbox.run(KEY, "run", "--source", "fakestore");
    assertThat(sandbox.run(KEY, "run", "--source", "fakestore")).isZero();

    assertThat(sandbox.calls())
        .contains(
            "tap-shop --config ROOT/projects/shop/tap.fakestore.json --state "
                + STATE
                + " base_url=");
  }

  @Test
  void aStateWhoseWarehouseIsGoneIsNotRead() throws Exception {
    sandbox.run(KEY, "run", "--source", "fakestore");
    Files.delete(sandbox.file("shop.duckdb"));
    sandbox.run(KEY, "run", "--source", "fakestore");

    assertThat(sandbox.calls()).noneMatch(call -> call.contains("--state"));
  }

  @Test
  void aFullRefreshForgetsTheStateAndReplacesTheTables() throws Exception {
    sandbox.run(KEY, "run", "--source", "fakestore");
    Files.delete(sandbox.file("calls"));
    assertThat(sandbox.run(KEY, "run", "--source", "fakestore", "--full-refresh")).isZero();

    assertThat(sandbox.calls())
        .contains("tap-shop --config ROOT/projects/shop/tap.fakestore.json base_url=")
        .anyMatch(
            call -> call.endsWith("target.json warehouse=duckdb:shop.duckdb method=overwrite"));
  }

  @Test
  void anotherShopInTheSameWarehouseIsRefused() throws Exception {
    sandbox.run(KEY, "run", "--source", "fakestore");

    assertThat(sandbox.run(KEY, "run", "--source", "dummyjson")).isEqualTo(3);
    assertThat(sandbox.text("err"))
        .isEqualTo(
            "pipeline: duckdb:shop.duckdb holds fakestore's shop (its state is"
                + " shop.fakestore.state.json): name another --warehouse for dummyjson's\n");
    assertThat(sandbox.run(KEY, "run", "--source", "dummyjson", "--warehouse", "duckdb:d.duckdb"))
        .isZero();
  }

  @Test
  void aFailedTapIsNamedAndWhatWasCommittedIsKept() throws Exception {
    assertThat(sandbox.run(with("TAP_CODE", "5"), "run", "--source", "fakestore")).isEqualTo(5);

    assertThat(sandbox.text("err"))
        .isEqualTo(
            "pipeline: tap-shop failed with 5; the state of what is committed is in "
                + STATE
                + "\n");
    assertThat(sandbox.text(STATE)).isEqualTo("{\"state\": \"two\"}\n");
    assertThat(sandbox.calls()).noneMatch(call -> call.contains(" build "));
  }

  @Test
  void aFailedTargetIsNamedAndAStateCutOffIsNotKept() throws Exception {
    Map<String, String> environment = with("TARGET_CODE", "4");
    environment.put("TARGET_CUT", "yes");
    assertThat(sandbox.run(environment, "run", "--source", "fakestore")).isEqualTo(4);

    assertThat(sandbox.text("err"))
        .startsWith("pipeline: target-warehouse failed with 4 (tap-shop ended with 0)");
    assertThat(sandbox.text(STATE)).isEqualTo("{\"state\": \"two\"}\n");
  }

  @Test
  void failedModelsEndItWithTheCodeOfModels() throws Exception {
    assertThat(sandbox.run(with("BUILD_CODE", "1"), "run", "--source", "fakestore")).isEqualTo(6);
    assertThat(sandbox.text("err"))
        .isEqualTo("pipeline: the models failed with 6; the load before them is done\n");
  }

  @Test
  void aSignalEndsBothProgramsAndKeepsTheState() throws Exception {
    Process process = sandbox.start(with("TAP_HANGS", "yes"), "run", "--source", "fakestore");
    awaitFile("loading");
    process.destroy();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(sandbox.text(STATE)).isEqualTo("committed-at-the-signal\n");
    assertThat(sandbox.text("err"))
        .contains("pipeline: stopped by a signal; the state of what is committed is in " + STATE);
  }

  @Test
  void whatAKilledRunHadCommittedIsReadOnFrom() throws Exception {
    Files.createFile(sandbox.file("shop.duckdb"));
    Files.writeString(sandbox.file(STATE + ".new"), "{\"state\": \"before the kill\"}\n{\"sta");
    sandbox.run(with("TAP_CODE", "3"), "run", "--source", "fakestore");

    assertThat(sandbox.calls()).anyMatch(call -> call.contains("--state " + STATE));
  }

  @Test
  void aDatabasesPasswordIsNotShown() throws Exception {
    sandbox.run(
        KEY,
        "run",
        "--source",
        "fakestore",
        "--warehouse",
        "postgresql://me:secret@host:5432/shop?ssl=1");

    assertThat(sandbox.text("out"))
        .contains("fakestore -> postgresql://host:5432/shop,")
        .doesNotContain("secret");
    assertThat(sandbox.leftBehind()).contains("host-5432-shop.fakestore.state.json");
  }

  @Test
  void aMissingKeySaysHowToMakeOne() throws Exception {
    assertThat(sandbox.run(Map.of(), "run", "--source", "fakestore")).isEqualTo(3);
    assertThat(sandbox.text("err"))
        .contains("PII_HASH_KEY is not set", "export PII_HASH_KEY=$(openssl rand -hex 32)");
  }

  @Test
  void aWrongCommandLineSaysWhatIsRight() throws Exception {
    assertThat(sandbox.run(KEY)).isEqualTo(2);
    assertThat(sandbox.text("err")).contains("say what to do: 'pipeline run --source fakestore'");
    assertThat(sandbox.run(KEY, "run")).isEqualTo(2);
    assertThat(sandbox.text("err")).contains("say which shop to read");
    assertThat(sandbox.run(KEY, "run", "--source", "fakestor")).isEqualTo(2);
    assertThat(sandbox.text("err"))
        .contains("there is no source 'fakestor': --source is fakestore or dummyjson");
    assertThat(sandbox.run(KEY, "run", "--sorce", "fakestore")).isEqualTo(2);
    assertThat(sandbox.text("err")).contains("'--sorce' is not an option of 'run'");
    assertThat(sandbox.run(KEY, "--help")).isZero();
    assertThat(sandbox.text("out"))
        .startsWith("Usage: projects/shop/pipeline run --source fakestore|dummyjson");
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> environment = new HashMap<>(KEY);
    environment.put(name, value);
    return environment;
  }

  /** Waits until the stub has read a line, at most until its own time is up. */
  private void awaitFile(String name) throws Exception {
    for (int tries = 0; tries < 200 && !Files.exists(sandbox.file(name)); tries++) {
      new ProcessBuilder("sleep", "0.05").start().waitFor();
    }
    assertThat(sandbox.file(name)).exists();
  }
}
