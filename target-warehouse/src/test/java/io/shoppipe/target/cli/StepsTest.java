package io.shoppipe.target.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.singer.cli.StopSignal;
import io.shoppipe.target.contract.TargetRun;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepsTest {
  private static final String DONE =
      "{\"steps\":[{\"step\":\"download\",\"seconds\":1.25,\"rows\":7,\"detail\":\"3 files\"}]}";

  private static final String ROW =
      """
      {"type":"SCHEMA","stream":"s","schema":{"properties":{"n":{"type":"integer"}}}}
      {"type":"RECORD","stream":"s","record":{"n":20}}
      """;

  @TempDir Path folder;

  @Test
  void runsEachCommandUntilOneFailsAndKeepsHowTheyWent() throws IOException {
    Path to = folder.resolve("one.csv");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    List<String> commands = new ArrayList<>(List.of("--run", "r1", "--done", DONE, "--"));
    commands.addAll(export("export", "SELECT 1 AS x", to));
    commands.addAll(models("gate", "test", empty));
    commands.addAll(export("never", "SELECT 2", to));
    TargetRun run = steps(commands.toArray(String[]::new));
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
  void tellsStepsThatAnotherProgramHasWrittenWhenTheFirstOfItsOwnHasEnded() throws IOException {
    Path file = folder.resolve("done.json");
    List<String> commands = new ArrayList<>(List.of("--run", "r1", "--done", file + "", "--"));
    commands.addAll(export("export", "SELECT 1 AS x", folder.resolve("one.csv")));
    String[] all = commands.toArray(String[]::new);
    failed(steps(all), 3, "--done " + file + ": no program has written it");
    Files.writeString(file, DONE);
    TargetRun run = steps(all);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines().map(line -> line.replaceAll("\\(.*", "").strip()))
        .containsExactly(
            "ship download   3 files, 7 rows", "ship export     1 files, 4 bytes, 1 rows");
    assertThat(steps().out().lines().map(line -> line.replaceAll(" +", " ")))
        .anyMatch(line -> line.matches("r1 download done 1.25 7 3 files *"))
        .anyMatch(line -> line.startsWith("r1 export done "));
  }

  @Test
  void opensNothingBeforeThereIsInputIfToldSo() throws IOException {
    Path database = folder.resolve("steps.duckdb");
    List<Boolean> there = new ArrayList<>();
    InputStream in =
        new FilterInputStream(new ByteArrayInputStream(ROW.getBytes(StandardCharsets.UTF_8))) {
          @Override
          public int read() throws IOException {
            there.add(Files.exists(database));
            return super.read();
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            return super.read(buffer, offset, length);
          }
        };
    TargetRun run =
        TargetRun.of(
            in,
            OutputStream.nullOutputStream(),
            Map.of(),
            new StopSignal(),
            "steps --config %s --await-input -- --step load load --config %s"
                .formatted(config(), config())
                .split(" "));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(there).containsExactly(false);
    assertThat(database).isNotEmptyFile();
  }

  @Test
  void tellsWhatIsWrongWithItsArguments() throws IOException {
    failed(steps("--done", "{"), 3, "--done: not valid JSON");
    failed(steps("--done", "{\"steps\":[{\"step\":1}]}"), 3, "--done: a step is {\"step\": NAME");
    failed(steps("--", "export"), 2, "behind -- comes --step NAME COMMAND, not export");
    failed(steps("--", "--step", "a"), 2, "--step takes a name and a command");
  }

  @Test
  void readsAllArgumentsBeforeAnythingRuns() throws IOException {
    Path to = folder.resolve("never.csv");
    List<String> commands = new ArrayList<>(List.of("--"));
    commands.addAll(export("export", "SELECT 1", to));
    commands.addAll(List.of("--step", "gate", "test", "--selct", "x"));
    TargetRun run = steps(commands.toArray(String[]::new));
    failed(run, 2, "target-warehouse test: Unknown option: '--selct'");
    assertThat(to).doesNotExist();
  }

  /** The project is read once for the first two; the last sees a file that came since. */
  @Test
  void loadsAndBuildsInOneProcess() throws IOException {
    Path project = Files.createDirectories(folder.resolve("project"));
    Files.writeString(project.resolve("dbt_project.yml"), "name: p\nversion: 1.0.0\n");
    Path models = Files.createDirectories(project.resolve("models"));
    Files.writeString(models.resolve("twice.sql"), "select 2 * sum(n) as n from main.s");
    Path states = folder.resolve("states.json");
    Path late = Files.createDirectories(project.resolve("seeds")).resolve("late.csv");
    String input =
        ROW
            + """
        {"type":"RECORD","stream":"s","record":{"n":1}}
        {"type":"STATE","value":{"at":"x"}}
        """;
    List<String> commands = new ArrayList<>(List.of("--run", "r1", "--"));
    commands.addAll(List.of("--step", "load", "load", "--config", config()));
    commands.addAll(List.of("--state-output", states + ""));
    commands.addAll(models("one", "run", project));
    commands.addAll(models("two", "run", project));
    commands.addAll(export("files", "select n + 1 as m from main.twice", late));
    commands.addAll(models("late", "seed", project));
    TargetRun run = stepsReading(input, commands.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines().map(line -> line.replaceAll("\\(.*", "").strip()))
        .containsExactly(
            "ship load       1 stream, 2 rows",
            "ship one        1 model, 0 rows",
            "ship two        1 model, 0 rows",
            "ship files      1 files, 5 bytes, 1 rows",
            "ship late       1 seed, 1 rows");
    assertThat(run.out() + run.err()).doesNotContain("\"at\"");
    assertThat(states).hasContent("{\"at\":\"x\"}");
    assertThat(late).hasContent("m\n43");
  }

  private List<String> models(String step, String command, Path project) throws IOException {
    return List.of("--step", step, command, "--config", config(), "--project-dir", project + "");
  }

  private List<String> export(String step, String sql, Path to) throws IOException {
    return List.of(
        "--step", step, "export", "--config", config(), "--inline", sql, "--to", to + "");
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
    return stepsReading("", arguments);
  }

  private TargetRun stepsReading(String input, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("steps", "--config", config()));
    all.addAll(List.of(arguments));
    return TargetRun.of(input.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
  }
}
