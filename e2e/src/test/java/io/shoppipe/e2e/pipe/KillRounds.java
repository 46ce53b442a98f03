package io.shoppipe.e2e.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Rounds of runs that are killed at random moments, each followed by runs from the state that was
 * kept, until one ends; then the tables must equal those of a clean run.
 */
final class KillRounds {
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

  /** What Java itself says where a signal comes before any code of ours runs; exit code 1. */
  private static final String NOT_UP_YET = "Error occurred during initialization of VM";

  private final Place place;
  private final GeneratorPipe generator;
  private final Random random;
  private long cleanMillis;
  private long tapMillis;
  private int kills;

  KillRounds(Path folder, Place place, long seed, int rows) {
    this.place = place;
    this.generator = new GeneratorPipe(folder, place, rows, Math.max(1, rows / 40));
    this.random = new Random(seed);
  }

  /** The runs that nobody disturbs, one for each load method. */
  void clean() throws Exception {
    for (String method : List.of("upsert", "append-only")) {
      long start = System.nanoTime();
      RunningPipe pipe = generator.into(schema("clean", method), method).start();
      pipe.tap().waitFor();
      tapMillis = Math.max(tapMillis, millisSince(start));
      pipe.end().ok();
      cleanMillis = Math.max(cleanMillis, millisSince(start));
    }
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  /** Processes that were ended so far. */
  int kills() {
    return kills;
  }

  /** One round; fails with what differs. */
  Plan round(int number) throws Exception {
    Plan plan = PLANS.get(number % PLANS.size());
    String schema = "round" + number;
    String state = GeneratorPipe.BEGIN;
    for (int disturbed = 1 + random.nextInt(3); disturbed > 0; disturbed--) {
      state = disturbed(plan, schema, state);
    }
    generator.into(schema, plan.method()).fromState(state).run().ok();
    place.hasEqualTables(schema, schema("clean", plan.method()), "item", "part");
    place.execute("DROP SCHEMA " + schema + " CASCADE");
    assertThat(place.rows("SELECT stream FROM _singer.loads WHERE status = 'running'"))
        .as("%s: loads that the ledger takes for alive", plan)
        .isEmpty();
    return plan;
  }

  /** Runs from the state and ends it at any moment; the state to go on from. */
  private String disturbed(Plan plan, String schema, String state) throws Exception {
    RunningPipe pipe = generator.into(schema, plan.method()).fromState(state).start();
    Process victim = plan.killsTap() ? pipe.tap() : pipe.target();
    int moment = random.nextInt((int) (plan.killsTap() ? tapMillis : cleanMillis) + 1);
    if (!victim.waitFor(moment, TimeUnit.MILLISECONDS)
        && RunningPipe.signalled(plan.signal(), victim)) {
      kills++;
    }
    PipeResult result = pipe.end();
    if (result.targetErr().startsWith(NOT_UP_YET)) {
      assertThat(result.states()).as("%s: states of a target that never ran", plan).isEmpty();
      return state;
    }
    assertThat(result.targetCode())
        .as("%s: target's exit code; %s %s", plan, result.states(), result.targetErr())
        .isIn(plan.killsTap() ? List.of(0, 4) : List.of(0, 137, 143));
    assertThat(result.targetErr()).as("%s", plan).doesNotContain("\tat ", "ERROR");
    assertThat(result.targetErr().lines().filter(line -> line.startsWith("target-warehouse: ")))
        .as("%s: lines for the user", plan)
        .hasSizeLessThanOrEqualTo(1);
    List<String> states = result.states();
    if (plan.ledger()) {
      return generator.stored(schema);
    }
    return states.isEmpty() ? state : states.get(states.size() - 1);
  }

  private static String schema(String prefix, String method) {
    return prefix + "_" + method.replace('-', '_');
  }
}
