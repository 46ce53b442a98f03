package io.shoppipe.target.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.target.contract.TargetRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  private static final String RECORDS =
      """
      {"type":"SCHEMA","stream":"a","schema":{"properties":{"id":{"type":"integer"}}},"key_properties":["id"]}
      {"type":"RECORD","stream":"a","record":{"id":1}}
      {"type":"STATE","value":{"n":1}}
      """;

  @TempDir Path folder;
  private String config = "";

  @BeforeEach
  void begin() throws IOException {
    String url = "duckdb:" + folder.resolve("w.duckdb");
    config =
        Files.writeString(folder.resolve("config.json"), "{\"warehouse\":\"" + url + "\"}")
            .toString();
  }

  @Test
  void setsAndClearsTheState() throws IOException {
    run("", "state", "--config", config, "--set", " {\"n\" : 1.10, \"s\":\"\\ud800\"} ");
    assertThat(run("", "state", "--config", config).out())
        .isEqualTo("{\"n\":1.10,\"s\":\"\\ud800\"}\n");
    Path file = Files.writeString(folder.resolve("state.json"), "[1]\n");
    run("", "state", "--config", config, "--set", "@" + file, "--pipeline", "other");
    assertThat(run("", "state", "--config", config, "--pipeline", "other").out())
        .isEqualTo("[1]\n");
    run("", "state", "--config", config, "--clear");
    failed(run("", "state", "--config", config), 3, "no state of pipeline 'main'");
    assertThat(run("", "state", "--config", config, "--pipeline", "other").out())
        .isEqualTo("[1]\n");
  }

  @Test
  void refusesAStateThatIsNone() {
    failed(state("{\"n\":"), 3, "--set: not valid JSON");
    failed(state("{} {}"), 3, "--set: not valid JSON: more than one value");
    failed(state(""), 3, "--set: not valid JSON: nothing there");
    failed(state("{}"), 3, "--set: an empty state is none; to forget it, use --clear");
    failed(state("@none.json"), 3, "state none.json: no such file");
    assertThat(run("", "state", "--config", config, "--set", "1", "--clear").code()).isEqualTo(2);
  }

  @Test
  void aWrongCommandLineIsToldInOneLine() {
    TargetRun run = run("", "--confg", "x");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "target-warehouse: Unknown options: '--confg', 'x'; possible solutions: --config."
                + " Try 'target-warehouse --help'.\n");
    TargetRun state = run("", "state", "--set");
    assertThat(state.code()).isEqualTo(2);
    assertThat(state.err().lines())
        .containsExactly(
            "target-warehouse state: Missing required parameter for option '--set' (JSON|@FILE)."
                + " Try 'target-warehouse state --help'.");
  }

  @Test
  void checksTheWarehouseAndLeavesNothingBehind() {
    TargetRun run = run("", "check", "--config", config);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("config: ok"),
            line -> assertThat(line).startsWith("connection: ok, DuckDB ").contains(" duckdb v"),
            line ->
                assertThat(line)
                    .isEqualTo("schema main: ok, there, tables can be made and written"),
            line ->
                assertThat(line)
                    .isEqualTo("schema _singer: ok, can be made, tables can be made and written"),
            line -> assertThat(line).isEqualTo("staging tables: ok, can be made and loaded"),
            line -> assertThat(line).startsWith("target-warehouse ").endsWith(": ready"));
    assertThat(
            run(
                    "",
                    "show",
                    "--config",
                    config,
                    "--inline",
                    "select count(*) as n from duckdb_tables()")
                .out())
        .endsWith("\n0\n");
  }

  @Test
  void checkTellsWhatIsWrong() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("none.json"), "{\"warehouse\":\"duckdb:" + folder + "/no/such.db\"}");
    TargetRun run = run("", "check", "--config", file.toString());
    failed(run, 3, "does not exist");
    assertThat(run.out()).isEqualTo("config: ok\n");
  }

  @Test
  void describesItselfInTheSdksShape() throws IOException {
    JsonNode about = ExactJson.MAPPER.readTree(run("", "--about", "--format", "json").out());
    assertThat(StreamSupport.stream(about.path("capabilities").spliterator(), false))
        .extracting(JsonNode::asText)
        .contains(
            "about",
            "activate-version",
            "batch",
            "schema-flattening",
            "stream-maps",
            "structured-logging",
            "hard-delete");
    assertThat(about.path("name").asText()).isEqualTo("target-warehouse");
    assertThat(about.path("description").asText()).isNotEmpty();
    assertThat(about.path("version").asText()).isNotEmpty();
    assertThat(about.at("/settings/properties/load_method/default").asText()).isEqualTo("upsert");
    assertThat(about.at("/settings/required/0").asText()).isEqualTo("warehouse");
  }

  @Test
  void describesItselfAsMarkdownAndText() {
    assertThat(run("", "--about", "--format", "markdown").out())
        .startsWith("# `target-warehouse`\n")
        .contains("| Setting | Type | Required |", "| warehouse | string | yes |");
    assertThat(run("", "--about").out()).contains("Capabilities: about, ", "load_method");
    TargetRun run = run("", "--about", "--format", "jsn");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--format jsn is unknown", "Did you mean 'json'?");
  }

  @Test
  void tellsAFailureInTheLogsFormat() {
    TargetRun run =
        run(
            RECORDS + "no JSON\n",
            "--config",
            config,
            "--log-format",
            "json",
            "--log-level",
            "info");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains("ERROR line 4, column").doesNotContain("target-warehouse: ");
    assertThat(run("", "--config", config, "--log-format=json", "--nonsense").err())
        .contains("ERROR Unknown option: '--nonsense'");
    assertThat(run("", "--config", config, "--nonsense").err())
        .startsWith("target-warehouse: Unknown option: '--nonsense'");
  }

  @Test
  void aGoodRunSaysNothingThatSoundsBad() {
    assertThat(run(RECORDS, "--config", config, "--log-level", "info").err()).isEmpty();
  }

  private TargetRun state(String state) {
    return run("", "state", "--config", config, "--set", state);
  }

  private static void failed(TargetRun run, int code, String part) {
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.err()).contains(part).doesNotContain("\tat ");
  }

  private static TargetRun run(String input, String... args) {
    return TargetRun.of(input.getBytes(StandardCharsets.UTF_8), args);
  }
}
