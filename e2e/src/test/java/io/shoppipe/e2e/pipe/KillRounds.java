package io.shoppipe.e2e.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Rounds of runs that are killed at random moments, each followed by runs from the state that was
 * kept, until one ends; then the tables must equal those of a clean run.
 */
final class KillRounds {
  private static final String BEGIN = "{\"next\":0}";

  /** What is done in a round. {@code ledger}: from the warehouse's state, not the printed one. */
  record Plan(String method, boolean killsTap, String signal, boolean ledger) {}

  private static final List<Plan> PLANS =
      List.of(
          new Plan("upsert", false, "KILL", false),
          new Plan("append-only", false, "KILL", true),
          new Plan("upsert", false, "TERM", false),
          new Plan("append-only", false, "TERM", true),
          new Plan("upsert", true, "KILL", false),
          new Plan("upsert", true, "TERM", true));

  private final Path folder;
  private final Place place;
  private final Random random;
  private final int rows;
  private long cleanMillis;
  private int kills;

  KillRounds(Path folder, Place place, long seed, int rows) {
    this.folder = folder;
    this.place = place;
    this.random = new Random(seed);
    this.rows = rows;
  }

  /** The runs that nobody disturbs, one for each load method. */
  void clean() throws Exception {
    for (String method : List.of("upsert", "append-only")) {
      long start = System.nanoTime();
      pipe(schema("clean", method), method, BEGIN).run().ok();
      cleanMillis = Math.max(cleanMillis, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
  }

  /** Processes that were ended so far. */
  int kills() {
    return kills;
  }

  /** One round; fails with what differs. */
  Plan round(int number) throws Exception {
    Plan plan = PLANS.get(number % PLANS.size());
    String schema = "round" + number;
    String state = BEGIN;
    for (int disturbed = 1 + random.nextInt(3); disturbed > 0; disturbed--) {
      state = disturbed(plan, schema, state);
    }
    pipe(schema, plan.method(), state).run().ok();
    place.hasEqualTables(schema, schema("clean", plan.method()), "item", "part");
    place.execute("DROP SCHEMA " + schema + " CASCADE");
    return plan;
  }

  /** Runs from the state and ends it at any moment; the state to go on from. */
  private String disturbed(Plan plan, String schema, String state) throws Exception {
    RunningPipe pipe = pipe(schema, plan.method(), state).start();
    Process victim = plan.killsTap() ? pipe.tap() : pipe.target();
    if (!victim.waitFor(random.nextInt((int) cleanMillis + 1), TimeUnit.MILLISECONDS)) {
      RunningPipe.signal(plan.signal(), victim);
      kills++;
    }
    PipeResult result = pipe.end();
    assertThat(result.targetCode())
        .as("%s: exit code of the target: %s", plan, result.targetErr())
        .isIn(plan.killsTap() ? List.of(0, 4) : List.of(0, 137, 143));
    assertThat(result.targetErr()).as("%s", plan).doesNotContain("\tat ", "ERROR");
    assertThat(result.targetErr().lines().filter(line -> line.startsWith("target-warehouse: ")))
        .as("%s: lines for the user", plan)
        .hasSizeLessThanOrEqualTo(1);
    List<String> states = result.states();
    if (plan.ledger()) {
      return stored(schema, plan.method());
    }
    return states.isEmpty() ? state : states.get(states.size() - 1);
  }

  /** What {@code target-warehouse state} prints, if only that nothing is there yet. */
  private String stored(String schema, String method) throws Exception {
    Ended ended =
        Ended.of(
            folder,
            settings(schema, method),
            Programs.targetWarehouse("state", "--pipeline", schema));
    assertThat(ended.code()).as(ended.err()).isIn(0, 3, 4);
    return ended.out().isBlank() ? BEGIN : ended.out().strip();
  }

  private static String schema(String prefix, String method) {
    return prefix + "_" + method.replace('-', '_');
  }

  private Pipe pipe(String schema, String method, String state) throws Exception {
    return new Pipe(
            folder,
            Programs.generator("" + rows, "" + rows / 2, "" + Math.max(1, rows / 40)),
            Programs.targetWarehouse(),
            settings(schema, method))
        .fromState(state);
  }

  private Map<String, String> settings(String schema, String method) {
    return Map.of(
        "TARGET_WAREHOUSE_WAREHOUSE",
        place.url(),
        "TARGET_WAREHOUSE_DEFAULT_TARGET_SCHEMA",
        schema,
        "TARGET_WAREHOUSE_LOAD_METHOD",
        method,
        "TARGET_WAREHOUSE_BATCH_SIZE_ROWS",
        "" + Math.max(1, rows / 10));
  }
}
