package io.shoppipe.target.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.target.contract.PostgresPlaces;
import io.shoppipe.target.contract.TargetRun;
import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Loads as a user who is no superuser: what its rights allow works, what is missing is named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresRightsIT {
  private static final String INPUT =
      """
      {"type":"SCHEMA","stream":"t","schema":{"properties":{"id":{"type":"integer"},"v":{"type":"string"}}},"key_properties":["id"]}
      {"type":"RECORD","stream":"t","record":{"id":1,"v":"new"}}
      {"type":"RECORD","stream":"t","record":{"id":2,"v":"new"}}
      {"type":"STATE","value":{"n":1}}
      """;

  private static final String OWN_SCHEMAS =
      "CREATE SCHEMA s AUTHORIZATION loader; CREATE SCHEMA _singer AUTHORIZATION loader";

  private static final String TABLE_OF_OTHERS =
      "CREATE SCHEMA _singer AUTHORIZATION loader; CREATE SCHEMA s; GRANT USAGE ON SCHEMA s TO"
          + " loader; CREATE TABLE s.t (id bigint PRIMARY KEY, v text); INSERT INTO s.t VALUES (1,"
          + " 'old'); ALTER TABLE s.t OWNER TO owner_of_t; GRANT ";

  private static final String ALL = "SELECT, INSERT, UPDATE, DELETE ON s.t TO loader";

  @TempDir Path folder;
  private int databases;

  @BeforeAll
  void makeUsers() {
    admin("CREATE ROLE loader LOGIN; CREATE ROLE owner_of_t");
  }

  @BeforeEach
  void makeDatabase() {
    admin("CREATE DATABASE rights_" + ++databases);
    admin("REVOKE ALL ON DATABASE rights_" + databases + " FROM PUBLIC");
    admin("GRANT CONNECT, TEMPORARY ON DATABASE rights_" + databases + " TO loader");
  }

  @Test
  void schemasOfItsOwnAreEnough() throws IOException {
    here(OWN_SCHEMAS);
    checks(
        "schema s: ok, there, tables can be made and written",
        "staging tables: ok, can be made and loaded");
    loads();
    checks("tables that are there: ok, 6 can be read and written");
  }

  @Test
  void aSchemaThatIsMissingIsNamed() throws IOException {
    here("CREATE SCHEMA s AUTHORIZATION loader");
    failsEverywhere(
        "schema '_singer' is missing and can't be made: ",
        "permission denied for database",
        "grant CREATE on it to this user, or make the schema for it");
  }

  @Test
  void noRightToTemporaryTablesIsSaid() throws IOException {
    here(OWN_SCHEMAS);
    admin("REVOKE TEMPORARY ON DATABASE rights_" + databases + " FROM loader");
    failsEverywhere(
        "permission denied to create temporary tables", "grant TEMPORARY on the database");
  }

  @Test
  void theTargetsOwnTablesOfAnotherUserAreSaid() throws IOException {
    here(
        OWN_SCHEMAS
            + "; CREATE TABLE _singer.state (pipeline text, state text, run_id text, committed_at"
            + " timestamptz)");
    failsEverywhere(
        "permission denied for table state",
        "a load needs SELECT, INSERT, UPDATE and DELETE on it");
  }

  @Test
  void aTableOfAnotherOwnerIsLoadedWithTheRightsToItsRows() throws IOException {
    here(TABLE_OF_OTHERS + ALL);
    checks("schema s: ok, there, but this user can't make tables in it");
    loads();
    assertThat(run(INPUT, "overwrite").code()).isZero();
  }

  @Test
  void aRightToRowsThatIsMissingIsSaid() throws IOException {
    here(TABLE_OF_OTHERS + "SELECT, INSERT ON s.t TO loader");
    fails(run(INPUT, "upsert"), "permission denied for table t", "UPDATE and DELETE on it");
  }

  @Test
  void aColumnThatOnlyTheOwnerMayAddIsSaid() throws IOException {
    here(TABLE_OF_OTHERS + ALL);
    String wider = INPUT.replace("\"v\":{", "\"w\":{\"type\":\"integer\"},\"v\":{");
    fails(
        run(wider, "upsert"),
        "stream 't': ",
        "must be owner of table t",
        "make this user a member of the owner's role");
  }

  @Test
  void aPolicyThatRefusesRowsIsSaid() throws IOException {
    here(TABLE_OF_OTHERS + ALL + "; ALTER TABLE s.t ENABLE ROW LEVEL SECURITY");
    fails(
        run(INPUT, "upsert"),
        "violates row-level security policy for table \"t\"",
        "change the table's policies, or let this user pass them by (BYPASSRLS)");
    here("CREATE POLICY all_rows ON s.t TO loader USING (true) WITH CHECK (true)");
    loads();
  }

  private void loads() throws IOException {
    TargetRun run = run(INPUT, "upsert");
    assertThat(run.code()).as(run.err()).isZero();
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(url("postgres")));
        Session session = warehouse.open()) {
      assertThat(session.query("SELECT id, v FROM s.t ORDER BY id").rows())
          .isEqualTo(List.of(List.of(1L, "new"), List.of(2L, "new")));
    }
  }

  private void checks(String... lines) throws IOException {
    TargetRun run = run("", "upsert", "check");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains(lines);
  }

  private void failsEverywhere(String... parts) throws IOException {
    fails(run("", "upsert", "check"), parts);
    fails(run(INPUT, "upsert"), parts);
  }

  private static void fails(TargetRun run, String... parts) {
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains(parts).doesNotContain("\tat ");
    assertThat(run.err().lines().filter(line -> line.startsWith("target-warehouse: "))).hasSize(1);
  }

  private TargetRun run(String input, String method, String... command) throws IOException {
    String config =
        "{\"warehouse\":\"%s\",\"default_target_schema\":\"s\",\"load_method\":\"%s\"}"
            .formatted(url("loader"), method);
    String file = Files.writeString(folder.resolve("config.json"), config).toString();
    byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
    return command.length == 0
        ? TargetRun.of(bytes, "--config", file)
        : TargetRun.of(bytes, command[0], "--config", file);
  }

  private String url(String user) {
    String admin = PostgresPlaces.url(getClass());
    String server = admin.substring(admin.indexOf('@'), admin.lastIndexOf('/') + 1);
    return "postgresql://" + user + ":any" + server + "rights_" + databases;
  }

  private void here(String sql) {
    execute(url("postgres"), sql);
  }

  private void admin(String sql) {
    execute(PostgresPlaces.url(getClass()), sql);
  }

  private static void execute(String url, String sql) {
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(url));
        Session session = warehouse.open()) {
      session.execute(sql);
    }
  }
}
