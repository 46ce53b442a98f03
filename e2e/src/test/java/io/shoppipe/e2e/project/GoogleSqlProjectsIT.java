package io.shoppipe.e2e.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoppipe.e2e.googlesql.OnAnalysingServer;
import io.shoppipe.e2e.shop.ShopPreset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every project is loaded and built twice where GoogleSQL's analyzer stands for BigQuery: it
 * understands every statement. The server has no rows: its models are evaluated on those of DuckDB.
 */
class GoogleSqlProjectsIT extends OnAnalysingServer {
  private static final Path FILES = Path.of("src", "test", "resources", "projects");

  @TempDir Path folder = Path.of("");

  @Test
  void theShopOfFakestore() throws IOException {
    theShop(ShopPreset.FAKESTORE);
  }

  @Test
  void theShopOfDummyjson() throws IOException {
    theShop(ShopPreset.DUMMYJSON);
  }

  private void theShop(ShopPreset preset) throws IOException {
    Loading loading =
        run -> new LoadedShop(preset, run.url(), run.folder()).load(LoadedShop.sample(preset));
    check("shop", loading, new Least(80, 10), "--vars", "{source: " + preset.label() + "}");
  }

  @Test
  void theCars() throws IOException {
    Loading loading =
        run -> {
          try (CarsService service = new CarsService(FILES.resolve("cars"))) {
            load(
                run,
                Map.of(
                    "TAP_SHOP_SOURCE_BASE_URL",
                    service.url(),
                    "TAP_SHOP_STREAM_MAP_CONFIG",
                    "{\"processing_date\": \"2022-03-08\"}"));
          }
        };
    check("cars", loading, new Least(90, 25), "--vars", "{as_of: 2022-03-08}");
  }

  @Test
  void thePayments() throws IOException {
    Loading loading = run -> load(run, from(FILES.resolve("payments/traps")));
    check("payments", loading, new Least(70, 15), "--vars", "{as_of: 2021-03-31}");
  }

  @Test
  void theTickets() throws IOException {
    check("tickets", run -> load(run, from(FILES.resolve("tickets"))), new Least(150, 20));
  }

  @Test
  void theShipping() throws IOException {
    Loading loading = run -> load(run, from(FILES.resolve("shipping")));
    check("shipping", loading, new Least(30, 8), "--vars", "{as_of: 2022-09-30}");
  }

  /** Fills a project's sources. */
  private interface Loading {
    void into(ProjectRun run) throws IOException;
  }

  /** How many statements a build has at least, and how many models. */
  private record Least(int statements, int models) {}

  private static Map<String, String> from(Path source) {
    return Map.of("TAP_SHOP_SOURCE_FOLDER", source.toString());
  }

  private static void load(ProjectRun run, Map<String, String> environment) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("TAP_SHOP_STREAMS_DIR", run.home().resolve("streams").toString());
    run.load(variables, "--config", run.home().resolve("tap.json").toString());
  }

  /**
   * A first build makes all relations, a second one finds them there; then the first one's models
   * are evaluated on DuckDB's rows.
   */
  private void check(String project, Loading loading, Least least, String... options)
      throws IOException {
    Path target = folder.resolve("target");
    ProjectRun run = new ProjectRun(project, server.url("staging_" + project), target);
    loading.into(run);
    assertThat(server.refusals()).as("statements of the load").isEmpty();
    build(run, least, options);
    EvaluatedModels models = EvaluatedModels.read(server, target.resolve("run_results.json"));
    build(run, least, options);
    String database = "duckdb:" + Files.createTempDirectory(folder, project).resolve("real.duckdb");
    ProjectRun real = new ProjectRun(project, database, target);
    loading.into(real);
    assertThat(real.build(options).code()).as("exit code on DuckDB").isZero();
    models.bringWhatIsIn(database, least.models());
  }

  private void build(ProjectRun run, Least least, String... options) throws IOException {
    int before = server.statements().size();
    ShopBuild done = run.build(options);
    assertThat(failed(run)).isEmpty();
    assertThat(server.refusals()).isEmpty();
    assertThat(done.code()).as("exit code").isZero();
    assertThat(server.statements().size() - before)
        .as("statements")
        .isGreaterThan(least.statements());
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
