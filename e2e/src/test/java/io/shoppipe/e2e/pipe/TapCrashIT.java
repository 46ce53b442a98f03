package io.shoppipe.e2e.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our own tap in the pipe, ended in mid-stream: the run from the last state heals the tables. */
class TapCrashIT {
  private static final int ROWS = 40_000;

  @TempDir private Path folder;
  private final Random random = new Random(20261121);

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aTapThatIsKilledOrStoppedIsMadeGoodByTheNextRun(Kind kind) throws Exception {
    Place place = kind.place(folder);
    ItemFiles files = ItemFiles.sorted(folder, ROWS);
    files.into(place, "clean").run().ok();
    String state = "{}";
    for (String signal : List.of("KILL", "TERM", "KILL")) {
      RunningPipe pipe = files.into(place, "broken").fromState(state).start();
      pipe.awaitStates(1 + random.nextInt(2));
      RunningPipe.signal(signal, pipe.tap());
      PipeResult result = pipe.end();
      assertThat(result.tapCode()).isEqualTo(signal.equals("KILL") ? 137 : 143);
      assertThat(result.targetCode()).as(result.targetErr()).isIn(0, 4);
      state = result.lastState();
    }
    files.into(place, "broken").fromState(state).run().ok();
    place.hasEqualTables("broken", "clean", "item");
    assertThat(place.single("SELECT count(*) FROM broken.item")).isEqualTo((long) ROWS);
  }

  /**
   * Whoever runs it, the tap may not make a file of more than 100 kB: as on a disk that is full.
   */
  @Test
  void aFullDiskAtBatchIsSaidAndTheNextRunHeals() throws Exception {
    Place place = Kind.DUCKDB.place(folder);
    ItemFiles files = ItemFiles.sorted(folder, ROWS);
    files.into(place, "clean").run().ok();
    Path batches = folder.resolve("batches");
    ItemFiles small = inBatches(files, batches, 1_000);

    PipeResult good = limited(small.into(place, "broken")).run().ok();
    assertThat(good.tapErr()).contains("item: " + ROWS + " records");
    place.hasEqualTables("broken", "clean", "item");

    place.execute("DROP SCHEMA broken CASCADE");
    PipeResult full =
        limited(inBatches(files, batches, 5_000).into(place, "broken"))
            .with("TAP_SHOP_STATE_INTERVAL_RECORDS", "5000")
            .run();
    assertThat(full.tapCode()).isEqualTo(5);
    assertThat(full.tapSaid())
        .startsWith("tap-shop: batch file " + batches + "/tap-shop--item-")
        .contains(": can't be written: File too large. No BATCH was sent for it; make room or mend")
        .endsWith("then run again from the last state.");
    assertThat(full.targetCode()).as(full.targetErr()).isZero();
    try (Stream<Path> left = Files.list(batches)) {
      assertThat(left).noneMatch(file -> file.toString().endsWith(".part"));
    }
    String state = full.states().isEmpty() ? "{}" : full.lastState();
    small.into(place, "broken").fromState(state).run().ok();
    place.hasEqualTables("broken", "clean", "item");
  }

  private static ItemFiles inBatches(ItemFiles files, Path folder, int size) throws IOException {
    return files.with(
        """
        'batch_config': {'encoding': {'compression': 'none'}, 'batch_size': %d,
          'storage': {'root': 'file://%s'}}\
        """
            .formatted(size, folder));
  }

  private static Pipe limited(Pipe pipe) {
    return pipe.withTap(Pipe.largestFile(100, pipe.tap()));
  }
}
