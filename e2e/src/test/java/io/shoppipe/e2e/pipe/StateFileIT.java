package io.shoppipe.e2e.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --state-output}: whatever is killed, the file holds a whole state to go on from. */
class StateFileIT {
  private static final int ROWS = 60_000;

  @TempDir private Path folder;
  private final Random random = new Random(20261121);

  @Test
  void aKilledTargetLeavesAWholeStateToGoOnFrom() throws Exception {
    Place place = Kind.DUCKDB.place(folder);
    Path file = folder.resolve("kept.json");
    pipe(place, "clean", folder.resolve("clean.json")).run().ok();
    Files.writeString(file, "{\"next\":0}");
    for (int round = 0; round < 4; round++) {
      RunningPipe pipe = pipe(place, "broken", file).fromState(Files.readString(file)).start();
      pipe.awaitStates(1 + random.nextInt(4));
      RunningPipe.signal("KILL", pipe.target());
      PipeResult result = pipe.end();
      assertThat(Files.readString(file)).matches("\\{\"bookmarks\":.*}}\n");
      assertThat(result.states()).isNotEmpty();
    }
    PipeResult last = pipe(place, "broken", file).fromState(Files.readString(file)).run().ok();
    assertThat(Files.readString(file).strip()).isEqualTo(last.lastState());
    place.hasEqualTables("broken", "clean", "item", "part");
  }

  private Pipe pipe(Place place, String schema, Path file) {
    return new Pipe(
        folder,
        Programs.generator("" + ROWS, "" + ROWS / 2, "500"),
        Programs.targetWarehouse("--state-output", file.toString()),
        Map.of(
            "TARGET_WAREHOUSE_WAREHOUSE",
            place.url(),
            "TARGET_WAREHOUSE_DEFAULT_TARGET_SCHEMA",
            schema,
            "TARGET_WAREHOUSE_BATCH_SIZE_ROWS",
            "6000"));
  }
}
