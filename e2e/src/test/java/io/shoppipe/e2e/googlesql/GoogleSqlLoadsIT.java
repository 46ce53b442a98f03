package io.shoppipe.e2e.googlesql;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import io.shoppipe.warehouse.api.TableName;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Cases of the loader's contract, loaded where GoogleSQL's analyzer stands for BigQuery: it
 * understands every kind of statement that the loader sends.
 */
class GoogleSqlLoadsIT extends OnAnalysingServer {
  private static final Path CASES = Path.of("../target-warehouse/src/test/resources/cases");
  private static final String DATASET = "raw";

  /** A transaction begins, and makes sure that the run still has its lease. */
  private static final String FENCE = "Begin Update Query ";

  private final ObjectMapper json = new ObjectMapper();
  @TempDir Path folder = Path.of("");

  /** {@code changes}: what the last transaction does before it notes what it did. */
  @ParameterizedTest
  @CsvSource({
    "append-only-adds-every-row, Insert",
    "upsert-twice-updates, Merge",
    "absent-fields-keep-their-stored-value, Update Insert",
    "overwrite-replaces-all, Delete Merge",
    "overwrite-without-key, Delete Insert",
    "activate-at-the-end, Delete Merge Delete",
    "activate-at-the-end-soft, Update Merge Update",
    "refresh-without-key-soft, Update Insert",
    "vanished-lines-go-with-their-parent, Merge Delete Merge Delete",
    "variants-over-runs-and-back-again, Update Insert",
    "quarantine-keeps-refused-records, Update Insert Insert",
    "record-metadata, Merge",
    "ledger-of-two-runs, Update Insert",
    "undeclared-fields-may-be-added, Update Insert",
    "names-of-aliases, Update Merge Update Query Delete",
    "union-keys-are-json, Merge",
    "json-keys-of-two-runs, Merge",
    "json-keys-in-every-statement, Update Merge Update",
    "keys-of-bytes-and-times, Update Insert",
    "keys-of-doubles, Update Insert",
    "partition-filter-in-every-statement, Update Insert Delete",
  })
  void everyKindOfLoadIsUnderstood(String name, String changes) throws IOException {
    Path each = CASES.resolve(name);
    try (Stream<Path> files = Files.list(each)) {
      for (Path input : files.filter(file -> name(file).endsWith(".jsonl")).sorted().toList()) {
        run(Files.readAllBytes(input), config(each, name(input).replaceAll("\\D", "")));
      }
    }
    List<String> statements = server.statements();
    List<String> last = statements.subList(statements.lastIndexOf("Begin"), statements.size());
    assertThat(String.join(" ", last)).startsWith(FENCE + changes + " ").contains("Commit");
  }

  @Test
  void everyTypeGrows() throws IOException {
    Path config = config(CASES, "");
    run(stream("types", "\"integer\"", ""), config);
    assertThat(columns())
        .containsExactly(
            "id INT64 not null",
            "truth BOOL",
            "whole INT64",
            "number NUMERIC",
            "money BIGNUMERIC",
            "text STRING",
            "uuid STRING",
            "bytes BYTES",
            "day DATE",
            "time TIME",
            "at TIMESTAMP",
            "document JSON",
            "list JSON",
            "either JSON",
            "changes INT64");
    int before = server.statements().size();
    run(stream("types", "\"string\"", ",\"late\":{\"type\":\"number\"}"), config);
    assertThat(columns()).contains("changes STRING", "late NUMERIC").hasSize(16);
    assertThat(server.statements().subList(before, server.statements().size()))
        .containsSubsequence(
            "AlterTable", "Update", "AlterTable", "Begin", "Update", "Insert", "Commit");
  }

  /** A row, so that there is something to load, and the state that commits it. */
  private static byte[] stream(String name, String type, String more) {
    return """
    {"type":"SCHEMA","stream":"NAME","key_properties":["id"],"schema":{"properties":{
    "id":{"type":"integer"},"truth":{"type":"boolean"},"whole":{"type":"integer"},
    "number":{"type":"number"},"money":{"type":"number","multipleOf":0.01},
    "text":{"type":"string"},"uuid":{"type":"string","format":"uuid"},
    "bytes":{"type":"string","contentEncoding":"base64"},"day":{"type":"string","format":"date"},
    "time":{"type":"string","format":"time"},"at":{"type":"string","format":"date-time"},
    "document":{"type":"object"},"list":{"type":"array"},"either":{"type":["integer","object"]},
    "changes":{"type":TYPE}MORE}}}
    """
        .replace("\n", "")
        .replace("NAME", name)
        .replace("TYPE", type)
        .replace("MORE", more)
        .concat(
            """

            {"type":"RECORD","stream":"%s","record":{"id":1}}
            {"type":"STATE","value":{"n":1}}
            """
                .formatted(name))
        .getBytes(UTF_8);
  }

  private List<String> columns() {
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(server.url(DATASET)));
        Session session = warehouse.open()) {
      return session.table(new TableName(DATASET, "types")).orElseThrow().columns().stream()
          .map(each -> each.name() + " " + each.nativeType() + (each.nullable() ? "" : " not null"))
          .toList();
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
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

  private void run(byte[] input, Path config) {
    StringWriter err = new StringWriter();
    ProgramIo io =
        new ProgramIo(
            new ByteArrayInputStream(input),
            new ByteArrayOutputStream(),
            new PrintWriter(err, true),
            Map.of(),
            new StopSignal());
    int code = Program.run(TargetWarehouse::command, io, "--config", config.toString());
    assertThat(server.refusals()).isEmpty();
    assertThat(code).as(err.toString()).isZero();
  }
}
