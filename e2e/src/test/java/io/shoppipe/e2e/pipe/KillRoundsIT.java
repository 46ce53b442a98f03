package io.shoppipe.e2e.pipe;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few rounds in each build; {@code bench/faults} runs as many as one likes. */
class KillRoundsIT {
  private static final int ROUNDS = Integer.getInteger("faults.rounds", 3);
  private static final long SEED = Long.getLong("faults.seed", 20261121);
  private static final String ONLY = System.getProperty("faults.warehouse", "");

  @TempDir private Path folder;

  static Stream<Kind> kinds() {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).startsWith(ONLY));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whateverIsKilledWheneverTheNextRunsHealIt(Kind kind) throws Exception {
    KillRounds rounds = new KillRounds(folder, kind.place(folder), SEED, 20_000);
    RoundReport report = new RoundReport(kind.name().toLowerCase(Locale.ROOT), ROUNDS);
    rounds.clean();
    for (int round = 0; round < ROUNDS; round++) {
      int before = rounds.kills();
      KillRounds.Plan plan = rounds.round(round);
      report.passed(plan, rounds.kills() - before);
    }
    report.summary();
  }
}
