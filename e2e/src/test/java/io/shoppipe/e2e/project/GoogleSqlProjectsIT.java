package io.shoppipe.e2e.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoppipe.e2e.googlesql.AnalysingServer;
import io.shoppipe.e2e.shop.ShopPreset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every project is loaded and built twice where GoogleSQL's analyzer stands for BigQuery: it
 * understands every statement. There are no rows: what the statements bring is tested elsewhere.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoogleSqlProjectsIT {
  private static final Path FILES = Path.of("src", "test", "resources", "projects");

  @TempDir Path folder = Path.of("");
  private AnalysingServer server;

  @BeforeAll
  void start() throws IOException {
    server = AnalysingServer.start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void forget() {
    server.forget();
  }

  @Test
  void theShopOfBothPresets() throws IOException {
    for (ShopPreset preset : ShopPreset.values()) {
      server.forget();
      ProjectRun run = run("shop");
      new LoadedShop(preset, run.url(), run.folder()).load(LoadedShop.sample(preset));
      buildsTwice(run, 80, "--vars", "{source: " + preset.label() + "}");
    }
  }

  @Test
  void theCars() throws IOException {
    ProjectRun run = run("cars");
    try (CarsService service = new CarsService(FILES.resolve("cars"))) {
      load(
          run,
          Map.of(
              "TAP_SHOP_SOURCE_BASE_URL",
              service.url(),
              "TAP_SHOP_STREAM_MAP_CONFIG",
              "{\"processing_date\": \"2022-03-08\"}"));
    }
    buildsTwice(run, 90, "--vars", "{as_of: 2022-03-08}");
  }

  @Test
  void thePayments() throws IOException {
    ProjectRun run = run("payments");
    load(run, from(FILES.resolve("payments/traps")));
    buildsTwice(run, 70, "--vars", "{as_of: 2021-03-31}");
  }

  @Test
  void theTickets() throws IOException {
    ProjectRun run = run("tickets");
    load(run, from(FILES.resolve("tickets")));
    buildsTwice(run, 150);
  }

  @Test
  void theShipping() throws IOException {
    ProjectRun run = run("shipping");
    load(run, from(FILES.resolve("shipping")));
    buildsTwice(run, 30, "--vars", "{as_of: 2022-09-30}");
  }

  private ProjectRun run(String project) {
    return new ProjectRun(project, server.url("staging_" + project), folder.resolve("target"));
  }

  private static Map<String, String> from(Path source) {
    return Map.of("TAP_SHOP_SOURCE_FOLDER", source.toString());
  }

  private void load(ProjectRun run, Map<String, String> environment) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("TAP_SHOP_STREAMS_DIR", run.home().resolve("streams").toString());
    run.load(variables, "--config", run.home().resolve("tap.json").toString());
    assertThat(server.refusals()).as("statements of the load").isEmpty();
  }

  /** A first build makes all relations, a second one finds them there. */
  private void buildsTwice(ProjectRun run, int least, String... options) throws IOException {
    for (String build : List.of("first", "second")) {
      int before = server.statements().size();
      ShopBuild done = run.build(options);
      assertThat(failed(run)).as("%s build of %s", build, run.project()).isEmpty();
      assertThat(server.refusals()).as("%s build of %s", build, run.project()).isEmpty();
      assertThat(done.code()).as("exit code").isZero();
      assertThat(server.statements().size() - before).as("statements").isGreaterThan(least);
    }
  }

  /** What went wrong, with the file's name and the analyzer's words. */
  private static List<String> failed(ProjectRun run) throws IOException {
    String results = Files.readString(run.folder().resolve("run_results.json"));
    List<String> failed = new ArrayList<>();
    for (JsonNode node : new ObjectMapper().readTree(results).path("results")) {
      String status = node.path("status").asText();
      if (!List.of("success", "pass", "skipped").contains(status)) {
        failed.add(node.path("unique_id").asText() + ": " + node.path("message").asText());
      }
    }
    return failed;
  }
}
