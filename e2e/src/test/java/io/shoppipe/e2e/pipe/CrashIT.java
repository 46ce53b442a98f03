package io.shoppipe.e2e.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever ends, and however: a run from the last printed state makes the tables of a clean run.
 * About 150,000 records a run; where it ends is random, with a fixed seed.
 */
class CrashIT {
  private static final int ROWS = 60_000;
  private static final int STATES = 20;
  private static final int KILLED = 137;

  @TempDir private Path folder;
  private final Random random = new Random(20261121);

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aKilledTargetIsMadeGoodByTheNextRun(Kind kind) throws Exception {
    Place place = kind.place(folder);
    clean(place, "upsert");
    String state = GeneratorPipe.BEGIN;
    for (int round = 0; round < 3; round++) {
      RunningPipe pipe = pipe(place, "broken", "upsert").fromState(state).start();
      pipe.awaitStates(1 + random.nextInt(4));
      RunningPipe.signal("KILL", pipe.target());
      PipeResult result = pipe.end();
      assertThat(result.targetCode()).isEqualTo(KILLED);
      assertThat(result.tapCode()).isNotZero();
      state = result.lastState();
    }
    pipe(place, "broken", "upsert").fromState(state).run().ok();
    place.hasEqualTables("broken", "clean", "item", "part");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aKilledTapIsMadeGoodByTheNextRun(Kind kind) throws Exception {
    Place place = kind.place(folder);
    clean(place, "upsert");
    String state = GeneratorPipe.BEGIN;
    for (int round = 0; round < 3; round++) {
      RunningPipe pipe = pipe(place, "broken", "upsert").fromState(state).start();
      pipe.awaitStates(1 + random.nextInt(4));
      RunningPipe.signal("KILL", pipe.tap());
      PipeResult result = pipe.end();
      assertThat(result.tapCode()).isEqualTo(KILLED);
      assertThat(result.targetCode()).as(result.targetErr()).isIn(0, 4);
      state = result.lastState();
      assertThat(stored(place, "broken")).isEqualTo(state);
    }
    pipe(place, "broken", "upsert").fromState(state).run().ok();
    place.hasEqualTables("broken", "clean", "item", "part");
  }

  /**
   * Only the target is ended here: rows behind the last STATE of a tap that was killed between two
   * lines look like the end of a tap that sends none, and are appended (decision 2).
   */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void rowsAreAppendedExactlyOnceFromTheStateInTheWarehouse(Kind kind) throws Exception {
    Place place = kind.place(folder);
    clean(place, "append-only");
    String state = GeneratorPipe.BEGIN;
    for (int round = 0; round < 4; round++) {
      RunningPipe pipe = pipe(place, "broken", "append-only").fromState(state).start();
      pipe.awaitStates(1 + random.nextInt(3));
      RunningPipe.signal(round % 2 == 0 ? "KILL" : "TERM", pipe.target());
      pipe.end();
      state = stored(place, "broken");
    }
    pipe(place, "broken", "append-only").fromState(state).run().ok();
    assertThat(place.single("SELECT count(*) FROM broken.item")).isEqualTo((long) ROWS);
    place.hasEqualTables("broken", "clean", "item", "part");
  }

  @ParameterizedTest
  @CsvSource({"DUCKDB,TERM,143", "DUCKDB,INT,130", "POSTGRESQL,TERM,143", "POSTGRESQL,INT,130"})
  void aSignalCommitsAndPrintsTheLastState(Kind kind, String signal, int code) throws Exception {
    Place place = kind.place(folder);
    clean(place, "upsert");
    RunningPipe pipe = pipe(place, "broken", "upsert").listening().start();
    pipe.awaitStates(3);
    RunningPipe.signal(signal, pipe.target());
    PipeResult result = pipe.end();
    assertThat(result.targetCode()).isEqualTo(code);
    assertThat(result.targetSaid())
        .isEqualTo(
            "target-warehouse: stopped by a signal. What the last STATE covers is committed and"
                + " that STATE is printed; run again from it.");
    assertThat(stored(place, "broken")).isEqualTo(result.lastState());
    pipe(place, "broken", "upsert").fromState(result.lastState()).run().ok();
    place.hasEqualTables("broken", "clean", "item", "part");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aClosedStdoutEndsTheRunAndTheWarehouseKnowsTheState(Kind kind) throws Exception {
    Place place = kind.place(folder);
    clean(place, "append-only");
    RunningPipe pipe = pipe(place, "broken", "append-only").start();
    pipe.awaitStates(1).closeStdout();
    PipeResult result = pipe.codes();
    assertThat(result.targetCode()).isEqualTo(5);
    assertThat(result.targetSaid())
        .startsWith("target-warehouse: stdout: can't be written, its reader has ended")
        .endsWith("What is committed stays; the state is kept in the warehouse as well.");
    assertThat(result.tapCode()).isNotZero();
    pipe(place, "broken", "append-only").fromState(stored(place, "broken")).run().ok();
    place.hasEqualTables("broken", "clean", "item", "part");
  }

  private void clean(Place place, String method) throws Exception {
    PipeResult result = pipe(place, "clean", method).run().ok();
    assertThat(result.states()).hasSizeGreaterThanOrEqualTo(STATES);
    assertThat(result.lastState()).isEqualTo("{\"bookmarks\":{\"item\":{\"next\":" + ROWS + "}}}");
  }

  private GeneratorPipe generator(Place place) {
    return new GeneratorPipe(folder, place, ROWS, 500);
  }

  private Pipe pipe(Place place, String schema, String method) {
    return generator(place).into(schema, method);
  }

  private String stored(Place place, String schema) throws Exception {
    return generator(place).stored(schema);
  }
}
