package io.shoppipe.target.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.target.contract.TargetRun;
import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresFailuresIT {
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

  private TargetRun run(String url) throws IOException {
    String config = "{\"warehouse\":\"" + url.formatted(server.getPort()) + "\"}";
    Path file = Files.writeString(folder.resolve("config.json"), config);
    return TargetRun.of(new byte[0], "--config", file.toString());
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
