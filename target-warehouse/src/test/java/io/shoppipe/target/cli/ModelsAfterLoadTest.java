package io.shoppipe.target.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.target.contract.TargetRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the setting {@code models} builds when, and what {@code _singer.runs} keeps of it. */
class ModelsAfterLoadTest {
  private static final String STREAM =
      """
      {"type":"SCHEMA","stream":"%s","schema":{"properties":{"id":{"type":"integer"}}},"key_properties":["id"]}
      """;
  private static final String RECORD =
      """
      {"type":"RECORD","stream":"%s","record":{"id":%d}}
      {"type":"STATE","value":{"n":%d}}
      """;

  @TempDir Path folder;
  private Path project = Path.of("");
  private String warehouse = "";

  @BeforeEach
  void begin() throws IOException {
    project = folder.resolve("project");
    Files.createDirectories(project.resolve("models"));
    Files.writeString(project.resolve("dbt_project.yml"), "name: p\nprofile: p\n");
    Files.writeString(
        project.resolve("models/s.yml"),
        "sources: [{name: raw, schema: main, tables: [{name: a}, {name: b}]}]\n");
    model("of_a", "{{ config(materialized='table') }} select * from {{ source('raw', 'a') }}");
    model("of_b", "{{ config(materialized='table') }} select * from {{ source('raw', 'b') }}");
    warehouse = "duckdb:" + folder.resolve("w.duckdb");
  }

  @Test
  void keepsHowEachNodeWentUnderTheLoadsOwnId() throws IOException {
    model("broken", "select no_such_column");
    TargetRun run = load("", STREAM.formatted("a") + STREAM.formatted("b") + record("a", 1));
    assertThat(run.code()).isEqualTo(6);
    assertThat(
            rows(
                "select concat_ws('|', r.node, r.resource_type, r.status, r.command, l.stream)"
                    + " from _singer.runs r left join _singer.loads l on l.run_id = r.run_id and"
                    + " l.stream = 'a' where r.seconds >= 0 order by 1"))
        .containsExactly(
            "model.p.broken|model|error|build|a",
            "model.p.of_a|model|success|build|a",
            "model.p.of_b|model|success|build|a");
  }

  @Test
  void buildsOnlyWhatReadsStreamsThatReceivedRows() throws IOException {
    String both = STREAM.formatted("a") + STREAM.formatted("b");
    load(", \"only_received\": true", both + record("a", 1));
    assertThat(built()).as("b's is not there yet").containsExactly("model.p.of_a", "model.p.of_b");
    load(", \"only_received\": true", both + record("a", 2));
    assertThat(built()).containsExactly("model.p.of_a", "model.p.of_a", "model.p.of_b");
    TargetRun nothing = load(", \"only_received\": true", both);
    assertThat(nothing.err()).contains("No stream received rows: no model is built.");
    assertThat(nothing.code()).isZero();
    assertThat(built()).hasSize(3);
  }

  @Test
  void buildsIncrementalModelsAnewWhereThatIsAsked() throws IOException {
    model(
        "of_a", "{{ config(materialized='incremental') }} select * from {{ source('raw', 'a') }}");
    String both = STREAM.formatted("a") + STREAM.formatted("b");
    load("", both + record("a", 1));
    load("", both + record("a", 2));
    assertThat(rows("select count(*) from main.of_a")).as("1, then 1 and 2").containsExactly("3");
    load(", \"full_refresh\": true", both + record("a", 3));
    assertThat(rows("select id from main.of_a order by 1")).containsExactly("1", "2", "3");
  }

  @Test
  void aProjectThatCannotBeReadEndsTheRunWhenTheLoadIsDone() throws IOException {
    model("of_c", "select * from {{ source('raw', 'c') }}");
    TargetRun run = load("", STREAM.formatted("a") + record("a", 1));
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("of_c").doesNotContain("Exception");
    assertThat(run.out()).contains("{\"n\":1}");
    assertThat(rows("select id from main.a")).containsExactly("1");
  }

  @Test
  void buildsAfterEachCommit() throws IOException {
    String input = STREAM.formatted("a") + STREAM.formatted("b") + record("a", 1) + record("b", 2);
    TargetRun run = load(", \"when\": \"commit\", \"select\": \"of_a\"", input);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(built()).isNotEmpty().containsOnly("model.p.of_a");
    assertThat(rows("select count(*) from main.of_a")).containsExactly("1");
  }

  private static String record(String stream, int id) {
    return RECORD.formatted(stream, id, id);
  }

  private List<String> built() throws IOException {
    return rows("select node from _singer.runs order by 1");
  }

  private void model(String name, String sql) throws IOException {
    Files.writeString(project.resolve("models/" + name + ".sql"), sql);
  }

  private TargetRun load(String more, String input) throws IOException {
    String config =
        "{\"warehouse\": \"%s\", \"batch_size_rows\": 1, \"models\": {\"project_dir\": \"%s\"%s}}"
            .formatted(warehouse, project, more);
    return run(input, "--config", written(config));
  }

  private List<String> rows(String sql) throws IOException {
    String config = written("{\"warehouse\": \"" + warehouse + "\"}");
    TargetRun shown = run("", "show", "--config", config, "--inline", sql, "--limit", "-1");
    return shown.out().lines().skip(2).map(String::strip).toList();
  }

  private String written(String config) throws IOException {
    return Files.writeString(folder.resolve("config.json"), config).toString();
  }

  private static TargetRun run(String input, String... args) {
    return TargetRun.of(input.getBytes(StandardCharsets.UTF_8), args);
  }
}
