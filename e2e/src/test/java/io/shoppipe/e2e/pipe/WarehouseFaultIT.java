package io.shoppipe.e2e.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
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
  @EnabledIf("io.shoppipe.e2e.pipe.SmallDisk#allowed")
  @ValueSource(strings = {"upsert", "append-only"})
  void aFullDiskOfDuckDbIsSaidAndTheNextRunHeals(String method) throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 3)) {
      Place place = new Place("duckdb:" + disk.folder().resolve("shop.duckdb"));
      PipeResult result = pipe(place, "broken", method).run();
      assertThat(result.targetCode()).as(result.targetErr()).isEqualTo(5);
      assertThat(result.targetSaid())
          .contains("shop.duckdb", "No space left on device; make room on its disk");
      disk.grow(200);
      pipe(place, "clean", method).run().ok();
      healed(place, method, result);
    }
  }

  @ParameterizedTest
  @EnabledIf("io.shoppipe.e2e.pipe.SmallDisk#allowed")
  @ValueSource(strings = {"upsert", "append-only"})
  void aFullDiskOfPostgresIsSaidAndTheNextRunHeals(String method) throws Exception {
    Place place = Kind.POSTGRESQL.place(folder);
    pipe(place, "clean", method).run().ok();
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 3)) {
      String database = place.url().substring(place.url().lastIndexOf('/') + 1);
      place.execute("CREATE TABLESPACE small LOCATION '" + disk.folder() + "'");
      place.execute("ALTER DATABASE " + database + " SET default_tablespace = 'small'");
      PipeResult result = pipe(place, "broken", method).run();
      assertThat(result.targetCode()).as(result.targetErr()).isEqualTo(5);
      assertThat(result.targetSaid())
          .contains("No space left on device", "53100", "; make room on the server's disk");
      disk.grow(200);
      healed(place, method, result);
      place.execute("DROP SCHEMA broken CASCADE");
      place.execute("DROP TABLESPACE small");
    }
  }

  private static void assertLost(PipeResult result, int port) {
    assertThat(result.targetCode()).as(result.targetErr()).isEqualTo(5);
    assertThat(result.targetSaid())
        .startsWith("target-warehouse: PostgreSQL localhost:" + port + "/")
        .contains("run again from the last state");
    assertThat(result.tapCode()).isNotZero();
  }

  private void healed(Place place, String method, PipeResult broken) throws Exception {
    String state = broken.states().isEmpty() ? "{\"next\":0}" : broken.lastState();
    if (method.equals("append-only")) {
      state = stored(place);
    }
    pipe(place, "broken", method).fromState(state).run().ok();
    place.hasEqualTables("broken", "clean", "item", "part");
  }

  private String stored(Place place) throws Exception {
    Ended ended =
        Ended.of(
            folder,
            settings(place, "broken", "append-only"),
            Programs.targetWarehouse("state", "--pipeline", "broken"));
    return ended.out().isBlank() ? "{\"next\":0}" : ended.out().strip();
  }

  private Pipe pipe(Place place, String schema, String method) {
    return new Pipe(
        folder,
        Programs.generator("" + ROWS, "" + ROWS / 2, "500"),
        Programs.targetWarehouse(),
        settings(place, schema, method));
  }

  private static Map<String, String> settings(Place place, String schema, String method) {
    return Map.of(
        "TARGET_WAREHOUSE_WAREHOUSE",
        place.url(),
        "TARGET_WAREHOUSE_DEFAULT_TARGET_SCHEMA",
        schema,
        "TARGET_WAREHOUSE_LOAD_METHOD",
        method,
        "TARGET_WAREHOUSE_BATCH_SIZE_ROWS",
        "6000");
  }
}
