package io.shoppipe.e2e.googlesql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.cli.Program;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.cli.StopSignal;
import io.shoppipe.target.cli.TargetWarehouse;
import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The loader's contract cases, loaded where GoogleSQL's analyzer stands for BigQuery: it
 * understands every statement that the loader sends. {@code -Dcases=REGEX} runs some only.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoogleSqlLoadsIT {
  private static final Path CASES = Path.of("../target-warehouse/src/test/resources/cases");
  private static final String DATASET = "raw";

  private final ObjectMapper json = new ObjectMapper();
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

  @TestFactory
  List<DynamicTest> everyStatementIsUnderstood() throws IOException {
    try (Stream<Path> cases = Files.list(CASES)) {
      return cases
          .filter(Files::isDirectory)
          .sorted()
          .filter(each -> name(each).matches(System.getProperty("cases", ".*")))
          .map(each -> DynamicTest.dynamicTest(name(each), () -> load(each)))
          .toList();
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private void load(Path each) throws IOException {
    server.forget();
    prepare(each);
    try (Stream<Path> files = Files.list(each)) {
      for (Path input :
          files.filter(file -> name(file).matches("input.*[.]jsonl")).sorted().toList()) {
        run(input, config(each, name(input).replaceAll("\\D", "")));
      }
    }
    assertThat(server.refusals()).isEmpty();
  }

  private void prepare(Path each) throws IOException {
    for (String file : List.of("before.sql", "before.bigquery.sql")) {
      if (Files.exists(each.resolve(file))) {
        try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(server.url(DATASET)));
            Session session = warehouse.open()) {
          session.execute(warehouse.dialect().createSchema(DATASET));
          session.execute(Files.readString(each.resolve(file)).replace("$schema", DATASET));
        }
        return;
      }
    }
  }

  private Path config(Path each, String run) throws IOException {
    ObjectNode config = json.createObjectNode();
    for (String file : List.of("config.json", "config." + run + ".json")) {
      if (Files.exists(each.resolve(file))) {
        config.setAll((ObjectNode) json.readTree(Files.readString(each.resolve(file))));
      }
    }
    config.put("warehouse", server.url(DATASET)).put("default_target_schema", DATASET);
    return Files.writeString(folder.resolve("config.json"), config.toString());
  }

  private static void run(Path input, Path config) throws IOException {
    ProgramIo io =
        new ProgramIo(
            new ByteArrayInputStream(Files.readAllBytes(input)),
            new ByteArrayOutputStream(),
            new PrintWriter(new StringWriter(), true),
            Map.of(),
            new StopSignal());
    Program.run(TargetWarehouse::command, io, "--config", config.toString());
  }
}
