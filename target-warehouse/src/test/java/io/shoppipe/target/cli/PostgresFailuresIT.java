package io.shoppipe.target.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.target.contract.TargetRun;
import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresFailuresIT {
  private static final String INPUT =
      """
      {"type":"SCHEMA","stream":"t","schema":{"properties":{"id":{"type":"integer"}}},"key_properties":[]}
      {"type":"RECORD","stream":"t","record":{"id":0}}
      {"type":"STATE","value":{"n":1}}
      """;

  @TempDir Path folder;
  private EmbeddedPostgres server;

  @BeforeAll
  void start() throws IOException {
    server = EmbeddedPostgres.start();
    admin("CREATE ROLE guest LOGIN PASSWORD 'geh3im'");
    admin("REVOKE CREATE ON DATABASE postgres FROM PUBLIC");
    askForPasswords();
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  /** The embedded server trusts everybody at first. A new setting counts once it is loaded. */
  private void askForPasswords() {
    admin(
        "COPY (VALUES ('host all postgres all trust'), ('host all all all scram-sha-256')) TO '"
            + query("SHOW hba_file")
            + "'");
    Object before = query("SELECT pg_conf_load_time()");
    admin("SELECT pg_reload_conf()");
    for (int i = 0; i < 1000 && before.equals(query("SELECT pg_conf_load_time()")); i++) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aWrongPasswordIsAMatterOfConfig() throws IOException {
    TargetRun run = run("postgresql://guest:wr0ng@localhost:%d/postgres");
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.err())
        .contains("password authentication failed", "set the right user and password")
        .doesNotContain("wr0ng")
        .doesNotContain("\tat ");
  }

  @Test
  void anUnknownDatabaseIsAMatterOfConfig() throws IOException {
    TargetRun run = run("postgresql://postgres:s3cret@localhost:%d/nowhere");
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("nowhere", "does not exist").doesNotContain("s3cret");
  }

  @Test
  void noRightToCreateIsAMatterOfConfig() throws IOException {
    TargetRun run = run("postgresql://guest:geh3im@localhost:%d/postgres");
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("permission denied").doesNotContain("geh3im");
  }

  @Test
  void noRightInTheSchemaIsAMatterOfConfig() throws IOException {
    admin("CREATE DATABASE office");
    admin("GRANT CREATE ON DATABASE office TO guest");
    run("postgresql://guest:geh3im@localhost:%d/office");
    TargetRun run = run("postgresql://guest:geh3im@localhost:%d/office", "information_schema");
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.err())
        .contains("permission denied for schema information_schema", "(SQLSTATE 42501)")
        .contains("; grant it to this user, or name another schema")
        .doesNotContain("\tat ");
  }

  @Test
  void aServerThatOnlyReadsIsAMatterOfConfig() throws IOException {
    admin("CREATE DATABASE standby");
    admin("ALTER DATABASE standby SET default_transaction_read_only = on");
    TargetRun run = run("postgresql://postgres:s3cret@localhost:%d/standby");
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.err())
        .contains("in a read-only transaction (SQLSTATE 25006)")
        .contains("; name the primary server, or a user who may write")
        .doesNotContain("\tat ");
  }

  @Test
  void aStatementThatTakesTooLongMayBeTriedAgain() throws IOException {
    admin("CREATE DATABASE busy");
    String url = "postgresql://postgres:s3cret@localhost:%d/busy";
    assertThat(run(url, "public").code()).isZero();
    admin("ALTER DATABASE busy SET statement_timeout = '300ms'");
    TargetRun run;
    try (Warehouse warehouse =
            Warehouses.open(WarehouseConfig.of(url.formatted(server.getPort())));
        Session other = warehouse.open()) {
      other.begin();
      other.execute("LOCK TABLE public.t IN ACCESS EXCLUSIVE MODE");
      run = run(url, "public");
    }
    assertThat(run.code()).as(run.err()).isEqualTo(5);
    assertThat(run.err())
        .contains("canceling statement due to statement timeout (SQLSTATE 57014)")
        .contains("; raise statement_timeout for this user, or run again from the last state")
        .doesNotContain("\tat ");
  }

  /** The server computes a column of its own from the rows as they are copied in. */
  @Test
  void aValueThatTheServerRefusesIsAMatterOfTheData() throws IOException {
    admin("CREATE DATABASE strict");
    String url = "postgresql://postgres:s3cret@localhost:%d/strict";
    try (Warehouse warehouse =
            Warehouses.open(WarehouseConfig.of(url.formatted(server.getPort())));
        Session session = warehouse.open()) {
      session.execute(
          "CREATE TABLE public.t (id bigint, share bigint GENERATED ALWAYS AS (1 / id) STORED)");
    }
    TargetRun run = run(url, "public");
    assertThat(run.code()).as(run.err()).isEqualTo(4);
    assertThat(run.err()).contains("division by zero", "(SQLSTATE 22012)").doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }

  /** Of each of 900 texts of 24 letters at least a pointer of 18 bytes stays in the row. */
  @Test
  void aRowThatNoPageHoldsIsAMatterOfTheData() throws IOException {
    admin("CREATE DATABASE pages");
    String url = "postgresql://postgres:s3cret@localhost:%d/pages";
    TargetRun append = load(url, "public", "append-only", wideRow());
    assertThat(append.code()).as(append.err()).isEqualTo(4);
    assertThat(append.err())
        .contains("row is too big: size 16216, maximum size 8160", "(SQLSTATE 54000)")
        .contains("COPY wide, line ")
        .contains("load fewer columns (by the tap's selection or by stream_maps)")
        .doesNotContain("\tat ");
    TargetRun overwrite = load(url, "public", "overwrite", wideRow());
    assertThat(overwrite.code()).as(overwrite.err()).isEqualTo(4);
    assertThat(overwrite.err()).containsPattern("COPY _singer_staging_\\d+_of_wide, line ");
    assertThat(overwrite.out()).isEmpty();
  }

  private static String wideRow() {
    List<String> names = IntStream.range(0, 900).mapToObj(i -> "\"c" + i + "\":").toList();
    return """
        {"type":"SCHEMA","stream":"wide","schema":{"properties":{%s}},"key_properties":[]}
        {"type":"RECORD","stream":"wide","record":{%s}}
        {"type":"STATE","value":{"n":1}}
        """
        .formatted(
            String.join("{\"type\":\"string\"},", names) + "{\"type\":\"string\"}",
            String.join("\"a text of 24 letters only\",", names) + "\"another\"");
  }

  private TargetRun run(String url) throws IOException {
    return run(url, "mine");
  }

  private TargetRun run(String url, String schema) throws IOException {
    return load(url, schema, "append-only", INPUT);
  }

  private TargetRun load(String url, String schema, String method, String input)
      throws IOException {
    String config =
        "{\"warehouse\":\"%s\",\"default_target_schema\":\"%s\",\"load_method\":\"%s\"}"
            .formatted(url.formatted(server.getPort()), schema, method);
    Path file = Files.writeString(folder.resolve("config.json"), config);
    return TargetRun.of(input.getBytes(StandardCharsets.UTF_8), "--config", file.toString());
  }

  private void admin(String sql) {
    query(sql);
  }

  private Object query(String sql) {
    String url = "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres";
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(url));
        Session session = warehouse.open()) {
      if (sql.startsWith("S")) {
        return String.valueOf(session.query(sql).single());
      }
      return session.execute(sql);
    }
  }
}
