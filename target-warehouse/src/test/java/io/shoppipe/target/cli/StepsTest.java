package io.shoppipe.target.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.target.contract.TargetRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepsTest {
  private static final String DONE =
      "{\"steps\":[{\"step\":\"download\",\"seconds\":1.25,\"rows\":7,\"detail\":\"3 files\"}]}";

  @TempDir Path folder;

  @Test
  void runsEachCommandUntilOneFailsAndKeepsHowTheyWent() throws IOException {
    Path to = folder.resolve("one.csv");
    String[] commands = {
      "--run",
      "r1",
      "--done",
      DONE,
      "--",
      "--step",
      "export",
      "export",
      "--config",
      config(),
      "--inline",
      "SELECT 1 AS x",
      "--to",
      to + "",
      "--step",
      "gate",
      "test",
      "--project-dir",
      folder.resolve("none").toString(),
      "--step",
      "never",
      "export",
      "--config",
      config(),
      "--inline",
      "SELECT 2",
      "--to",
      to + ""
    };
    TargetRun run = steps(commands);
    assertThat(run.code()).as(run.err()).isEqualTo(6);
    assertThat(Files.readString(to)).isEqualTo("x\n1\n");
    assertThat(run.out().lines().map(line -> line.replaceAll("\\(.*", "").strip()))
        .containsExactly(
            "ship export     1 files, 4 bytes, 1 rows",
            "ship gate       FAILED: ended with 2, 0 rows");
    assertThat(steps().out().lines())
        .hasSize(5)
        .anyMatch(line -> line.matches("r1 +download +done +1.25 +7 +3 files"))
        .anyMatch(line -> line.matches("r1 +export +done +[0-9.]+ +1 +1 files, 4 bytes"))
        .anyMatch(line -> line.matches("r1 +gate +failed +[0-9.]+ +0 +ended with 2"));
  }

  @Test
  void makesNothingWhereNothingIsKeptIfToldSo() throws IOException {
    assertThat(steps("--done", DONE, "--run", "r1", "--if-kept").code()).isZero();
    TargetRun shown = steps();
    assertThat(shown.code()).isEqualTo(3);
    assertThat(shown.err()).contains("no run of pipeline 'ship' was kept in DuckDB");
  }

  @Test
  void tellsWhatIsWrongWithItsArguments() throws IOException {
    failed(steps("--done", "{"), 3, "--done: not valid JSON");
    failed(steps("--done", "{\"steps\":[{\"step\":1}]}"), 3, "--done: a step is {\"step\": NAME");
    failed(steps("--", "export"), 2, "behind -- comes --step NAME COMMAND, not export");
    failed(steps("--", "--step", "a"), 2, "--step takes a name and a command");
  }

  private static void failed(TargetRun run, int code, String words) {
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.err()).contains(words);
  }

  private String config() throws IOException {
    String url = "duckdb:" + folder.resolve("steps.duckdb");
    return Files.writeString(
            folder.resolve("config.json"), "{\"pipeline\":\"ship\",\"warehouse\":\"" + url + "\"}")
        .toString();
  }

  private TargetRun steps(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("steps", "--config", config()));
    all.addAll(List.of(arguments));
    return TargetRun.of(new byte[0], all.toArray(String[]::new));
  }
}
