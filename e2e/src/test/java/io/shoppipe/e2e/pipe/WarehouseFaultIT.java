package io.shoppipe.e2e.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The warehouse fails in the middle of a load: one line that says what and what to do, exit code 5,
 * and the next run from the last state makes the tables of a clean run.
 */
class WarehouseFaultIT {
  private static final int ROWS = 60_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"upsert", "append-only"})
  void aServerThatCrashesIsSaidAndTheNextRunHeals(String method) throws Exception {
    try (PrivatePostgres server = new PrivatePostgres(folder.resolve("pgdata"))) {
      pipe(server.place(), "clean", method).run().ok();
      RunningPipe pipe = pipe(server.place(), "broken", method).start();
      pipe.awaitStates(2);
      server.kill();
      PipeResult result = pipe.end();
      assertLost(result, server.port());
      server.startAgain();
      healed(server.place(), method, result);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"upsert", "append-only"})
  void aConnectionThatBreaksIsSaidAndTheNextRunHeals(String method) throws Exception {
    try (PrivatePostgres server = new PrivatePostgres(folder.resolve("pgdata"));
        CuttingProxy proxy = new CuttingProxy(server.port())) {
      pipe(server.place(), "clean", method).run().ok();
      RunningPipe pipe = pipe(server.place(proxy.port()), "broken", method).start();
      pipe.awaitStates(2);
      proxy.cut();
      PipeResult result = pipe.end();
      assertLost(result, proxy.port());
      healed(server.place(), method, result);
    }
  }

  @Test
  void aTableThatAnotherSessionHoldsIsSaidAfterTheLockTimeout() throws Exception {
    Place place = Kind.POSTGRESQL.place(folder);
    pipe(place, "clean", "upsert").run().ok();
    RunningPipe running = pipe(place, "broken", "upsert").start();
    running.awaitStates(1);
    RunningPipe.signal("KILL", running.target());
    PipeResult before = running.end();
    String database = place.url().substring(place.url().lastIndexOf('/') + 1);
    place.execute("ALTER DATABASE " + database + " SET lock_timeout = '500ms'");
    PipeResult result;
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(place.url()));
        Session other = warehouse.open()) {
      other.begin();
      other.execute("LOCK TABLE broken.item IN ACCESS EXCLUSIVE MODE");
      result = pipe(place, "broken", "upsert").fromState(before.lastState()).run();
    }
    assertThat(result.targetCode()).isEqualTo(5);
    assertThat(result.targetSaid())
        .contains("PostgreSQL localhost", "lock timeout", "; another session holds it");
    healed(place, "upsert", before);
  }

  @Test
  void aFileThatAnotherProcessHasOpenIsSaid() throws Exception {
    Place place = Kind.DUCKDB.place(folder);
    pipe(place, "clean", "upsert").run().ok();
    PipeResult result;
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(place.url()));
        Session held = warehouse.open()) {
      assertThat(held.schemaExists("clean")).isTrue();
      result = pipe(place, "broken", "upsert").run();
    }
    assertThat(result.targetCode()).isEqualTo(5);
    assertThat(result.targetSaid()).contains("another process has it open; close that first");
    healed(place, "upsert", result);
  }

  @ParameterizedTest
  @ValueSource(strings = {"upsert", "append-only"})
  void aFileThatMayNotGrowIsSaidAndTheNextRunHeals(String method) throws Exception {
    Place place = Kind.DUCKDB.place(folder);
    PipeResult result = pipe(place, "broken", method).withLargestFile(1_500).run();
    assertThat(result.targetCode()).as(result.targetErr()).isEqualTo(5);
    assertThat(result.targetSaid())
        .contains("shop.duckdb", "File too large; make room on its disk");
    pipe(place, "clean", method).run().ok();
    healed(place, method, result);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskOfDuckDbIsSaid() throws Exception {
    PipeResult result = pipe(new Place("duckdb:/dev/full"), "broken", "upsert").run();
    assertThat(result.targetCode()).as(result.targetErr()).isEqualTo(5);
    assertThat(result.targetSaid())
        .contains("/dev/full", "No space left on device; make room on its disk");
  }

  /** The server meets a full disk when the table has so many rows: a trigger copies to one. */
  @ParameterizedTest
  @EnabledOnOs(OS.LINUX)
  @ValueSource(strings = {"upsert", "append-only"})
  void aFullDiskOfPostgresIsSaidAndTheNextRunHeals(String method) throws Exception {
    Place place = Kind.POSTGRESQL.place(folder);
    pipe(place, "clean", method).run().ok();
    RunningPipe running = pipe(place, "broken", method).start();
    running.awaitStates(2);
    RunningPipe.signal("TERM", running.target());
    PipeResult before = running.end();
    List<?> rows = place.rows("SELECT id FROM broken.item");
    for (String sql : fullDisk(rows.size())) {
      place.execute(sql);
    }
    PipeResult result = pipe(place, "broken", method).fromState(before.lastState()).run();
    assertThat(result.targetCode()).as(result.targetErr()).isEqualTo(5);
    assertThat(result.targetSaid())
        .contains("No space left on device", "53100", "; make room on the server's disk");
    assertThat(place.rows("SELECT DISTINCT status FROM _singer.loads WHERE pipeline = 'broken'"))
        .containsExactlyInAnyOrder(List.of("stopped"), List.of("failed"));
    place.execute("DROP FUNCTION broken.fill_disk CASCADE");
    healed(place, method, result.states().isEmpty() ? before : result);
  }

  private static List<String> fullDisk(long rows) {
    return List.of(
        """
        CREATE FUNCTION broken.fill_disk() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF (SELECT count(*) FROM broken.item) > %d THEN
            COPY (SELECT repeat('x', 100000)) TO '/dev/full';
          END IF;
          RETURN NULL;
        END $$
        """
            .formatted(rows + 3_000),
        "CREATE TRIGGER fill AFTER INSERT ON broken.item EXECUTE FUNCTION broken.fill_disk()");
  }

  private static void assertLost(PipeResult result, int port) {
    assertThat(result.targetCode()).as(result.targetErr()).isEqualTo(5);
    assertThat(result.targetSaid())
        .startsWith("target-warehouse: PostgreSQL localhost:" + port + "/")
        .contains("run again from the last state");
    assertThat(result.tapCode()).isNotZero();
  }

  private void healed(Place place, String method, PipeResult broken) throws Exception {
    String state = broken.states().isEmpty() ? GeneratorPipe.BEGIN : broken.lastState();
    if (method.equals("append-only")) {
      state = generator(place).stored("broken");
    }
    pipe(place, "broken", method).fromState(state).run().ok();
    place.hasEqualTables("broken", "clean", "item", "part");
    assertThat(place.rows("SELECT stream, status FROM _singer.loads WHERE status = 'running'"))
        .as("runs that the ledger takes for alive")
        .isEmpty();
  }

  private GeneratorPipe generator(Place place) {
    return new GeneratorPipe(folder, place, ROWS, 500);
  }

  private Pipe pipe(Place place, String schema, String method) {
    return generator(place).into(schema, method);
  }
}
