package io.shoppipe.target.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoppipe.target.contract.TargetRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What jobs of models are told. */
class BigQueryModelsTest {
  @TempDir Path folder;

  @BeforeEach
  void begin() throws IOException {
    Files.createDirectories(folder.resolve("models"));
    Files.writeString(folder.resolve("models/one.sql"), "select 1 as n");
    project("");
  }

  @Test
  void jobsHaveTheRunsLabelAndThoseOfTheQueryComment() throws IOException {
    project("query-comment: {comment: '{\"Node\": \"{{ node.name }}\"}', job-label: true}");
    try (CountingBigQuery server = new CountingBigQuery()) {
      run(server, "run");
      JsonNode labels = creation(server).path("labels");
      assertThat(labels.path("node").asText()).isEqualTo("one");
      assertThat(labels.path("dbt_invocation_id").asText()).matches("[0-9a-f-]{36}");
      assertThat(labels.path("singer_run").asText()).matches("[0-9a-f]{16}");
    }
  }

  @Test
  void aCommentAloneIsNoLabel() throws IOException {
    project("query-comment: 'by me'");
    try (CountingBigQuery server = new CountingBigQuery()) {
      run(server, "run");
      assertThat(creation(server).path("labels").properties())
          .extracting(label -> label.getKey())
          .containsExactlyInAnyOrder("dbt_invocation_id", "singer_run");
    }
  }

  @Test
  void theAnswerIsWordedAsDbtBigQueryDoes() throws IOException {
    try (CountingBigQuery server = new CountingBigQuery()) {
      assertThat(run(server, "run").out()).contains("[CREATE TABLE (1.5 KiB processed) in ");
      JsonNode result =
          new ObjectMapper()
              .readTree(folder.resolve("target/run_results.json").toFile())
              .at("/results/0");
      assertThat(result.path("message").asText()).isEqualTo("CREATE TABLE (1.5 KiB processed)");
      assertThat(result.path("adapter_response"))
          .isEqualTo(
              new ObjectMapper()
                  .readTree(
                      """
                      {"_message": "CREATE TABLE (1.5 KiB processed)", "code": "CREATE TABLE",
                       "bytes_processed": 1536, "bytes_billed": 2048, "location": "EU",
                       "project_id": "p", "job_id": "x", "slot_ms": 7}
                      """));
    }
  }

  @Test
  void aDryRunTellsBytesAndRunsNothing() throws IOException {
    Files.writeString(folder.resolve("models/two.sql"), "select 2 as n");
    try (CountingBigQuery server = new CountingBigQuery()) {
      TargetRun run = run(server, "compile", "--dry-run");
      assertThat(run.out())
          .contains(
              "one would read 1.5 KiB",
              "two would read 1.5 KiB",
              "Dry run: 2 queries would read 3.0 KiB");
      assertThat(server.jobs())
          .isNotEmpty()
          .allSatisfy(job -> assertThat(job.path("dryRun").asBoolean()).isTrue());
      assertThat(server.statements("select 1 as n")).hasSize(1);
    }
  }

  @Test
  void aDryRunGoesOnAfterAQueryThatIsRefused() throws IOException {
    try (CountingBigQuery server = new CountingBigQuery()) {
      server.refuse("POST /bigquery/v2/projects/p/jobs", 404, "notFound");
      assertThat(run(server, "compile", "--dry-run").out())
          .contains("one can't be looked at: ", "Dry run: 0 queries would read 0");
    }
  }

  private static JsonNode creation(CountingBigQuery server) {
    List<JsonNode> found =
        server.jobs().stream()
            .filter(job -> job.at("/query/query").asText().contains("create or replace table"))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private void project(String setting) throws IOException {
    Files.writeString(
        folder.resolve("dbt_project.yml"),
        "name: p\nprofile: p\nmodels: {+materialized: table}\n" + setting + "\n");
  }

  private TargetRun run(CountingBigQuery server, String... command) throws IOException {
    Path config = folder.resolve("config.json");
    Files.writeString(config, "{\"warehouse\": \"" + server.url() + "\"}");
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--project-dir", folder.toString(), "--config", config.toString()));
    TargetRun run = TargetRun.of(new byte[0], all.toArray(String[]::new));
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    return run;
  }
}
