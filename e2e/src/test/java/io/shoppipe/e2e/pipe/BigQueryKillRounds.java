package io.shoppipe.e2e.pipe;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rounds of {@link KillRoundsIT} on the local BigQuery, smaller, since that takes seconds for a
 * commit. No part of {@code mvn verify}: {@code bench/faults --warehouse bigquery} runs it.
 */
class BigQueryKillRounds {
  private static final int ROUNDS = Integer.getInteger("faults.rounds", 6);
  private static final long SEED = Long.getLong("faults.seed", 20261122);

  @TempDir private Path folder;

  @Test
  void whateverIsKilledWheneverTheNextRunsHealIt() throws Exception {
    try (LocalBigQuery server = LocalBigQuery.start(folder)) {
      KillRounds rounds = new KillRounds(folder, server.place(), SEED, 200);
      RoundReport report = new RoundReport("bigquery", ROUNDS);
      rounds.clean();
      for (int round = 0; round < ROUNDS; round++) {
        int before = rounds.kills();
        KillRounds.Plan plan = rounds.round(round);
        report.passed(plan, rounds.kills() - before);
      }
      report.summary();
    }
  }
}
