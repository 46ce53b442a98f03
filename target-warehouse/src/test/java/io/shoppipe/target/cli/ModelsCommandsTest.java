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

/** dbt's commands end with dbt's exit codes; a load that builds models ends with the loader's. */
class ModelsCommandsTest {
  private static final String RECORDS =
      """
      {"type":"SCHEMA","stream":"a","schema":{"properties":{"id":{"type":"integer"}}},"key_properties":["id"]}
      {"type":"RECORD","stream":"a","record":{"id":1}}
      {"type":"STATE","value":{"n":1}}
      """;

  @TempDir Path folder;
  private Path project = Path.of("");
  private String warehouse = "";

  @BeforeEach
  void begin() throws IOException {
    project = folder.resolve("project");
    Files.createDirectories(project.resolve("models"));
    Files.writeString(project.resolve("dbt_project.yml"), "name: p\nprofile: p\n");
    model("good", "select 1 as n");
    warehouse = "duckdb:" + folder.resolve("w.duckdb");
  }

  @Test
  void endWithZeroWhenAllWentWell() throws IOException {
    assertThat(build().code()).isZero();
  }

  @Test
  void endWithOneWhenANodeFailed() throws IOException {
    model("bad", "select no_such_column");
    TargetRun run = build();
    assertThat(run.out()).contains("Done. PASS=1 WARN=0 ERROR=1");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void endWithTwoWhenNothingRan() throws IOException {
    model("lost", "select * from {{ ref('gone') }}");
    TargetRun unknown = build();
    assertThat(unknown.err()).contains("gone").doesNotContain("\tat ");
    assertThat(unknown.code()).isEqualTo(2);

    project = folder.resolve("nowhere");
    assertThat(build().code()).isEqualTo(2);
    assertThat(run("", "build", "--projct-dir", "x").code()).isEqualTo(2);
  }

  @Test
  void aLoadIsKeptAndEndsWithSixWhenAModelAfterItFails() throws IOException {
    model("from_raw", "select id from a");
    TargetRun good = run(RECORDS, "--config", config());
    assertThat(good.code()).as(good.err()).isZero();
    assertThat(rows("select id from from_raw")).isEqualTo("id\n--\n1\n");

    model("from_raw", "select id + no_such_column from a");
    TargetRun bad = run(RECORDS.replace(":1}}", ":2}}"), "--config", config());
    assertThat(bad.code()).isEqualTo(6);
    assertThat(bad.out()).isEqualTo("{\"n\":2}\n");
    assertThat(bad.err()).contains("no_such_column");
    assertThat(rows("select id from a order by id")).isEqualTo("id\n--\n1\n2\n");
  }

  @Test
  void aProjectFolderThatIsNotThereIsAWrongCommandLine() {
    for (String command : List.of("run", "debug", "show")) {
      TargetRun run = run("", command, "--project-dir", folder.resolve("none").toString());
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .contains("Invalid value for '--project-dir': Path '" + folder.resolve("none") + "'");
    }
  }

  private void model(String name, String sql) throws IOException {
    Files.writeString(project.resolve("models/" + name + ".sql"), sql);
  }

  private TargetRun build() throws IOException {
    return run("", "build", "--project-dir", project.toString(), "--config", config());
  }

  private String rows(String sql) throws IOException {
    return run("", "show", "--config", config(), "--inline", sql).out().replace(" ", "");
  }

  private String config() throws IOException {
    String text =
        """
        {"warehouse": "%s", "models": {"project_dir": "%s"}}
        """
            .formatted(warehouse, project);
    return Files.writeString(folder.resolve("config.json"), text).toString();
  }

  private static TargetRun run(String input, String... args) {
    return TargetRun.of(input.getBytes(StandardCharsets.UTF_8), args);
  }
}
