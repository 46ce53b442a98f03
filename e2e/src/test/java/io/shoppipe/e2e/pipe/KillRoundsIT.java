package io.shoppipe.e2e.pipe;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A few rounds in each build; {@code bench/faults} runs as many as one likes. */
class KillRoundsIT {
  private static final int ROUNDS = Integer.getInteger("faults.rounds", 3);
  private static final long SEED = Long.getLong("faults.seed", 20261121);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whateverIsKilledWheneverTheNextRunsHealIt(Kind kind) throws Exception {
    KillRounds rounds = new KillRounds(folder, kind.place(folder), SEED, 20_000);
    rounds.clean();
    for (int round = 0; round < ROUNDS; round++) {
      rounds.round(round);
    }
  }
}
