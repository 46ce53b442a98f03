package io.shoppipe.e2e.pipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes to the file that {@code -Dfaults.report} names, if any, how far the rounds are. */
final class RoundReport {
  private static final String FILE = System.getProperty("faults.report", "");

  private record Count(int rounds, int kills) {}

  private final String warehouse;
  private final int rounds;
  private final Map<KillRounds.Plan, Count> counts = new LinkedHashMap<>();
  private int done;

  RoundReport(String warehouse, int rounds) {
    this.warehouse = warehouse;
    this.rounds = rounds;
  }

  /** A round passed in which so many processes were ended. */
  void passed(KillRounds.Plan plan, int kills) throws IOException {
    Count count = counts.getOrDefault(plan, new Count(0, 0));
    counts.put(plan, new Count(count.rounds() + 1, count.kills() + kills));
    done++;
    write("%s: round %d of %d, tables equal".formatted(warehouse, done, rounds));
  }

  void summary() throws IOException {
    write(
        "| warehouse | load method | ended | by | goes on from | rounds | ended in all | unequal |");
    write("|---|---|---|---|---|---|---|---|");
    for (Map.Entry<KillRounds.Plan, Count> entry : counts.entrySet()) {
      KillRounds.Plan plan = entry.getKey();
      write(
          "| %s | %s | %s | SIG%s | %s | %d | %d | 0 |"
              .formatted(
                  warehouse,
                  plan.method(),
                  plan.killsTap() ? "tap" : "target",
                  plan.signal(),
                  plan.ledger() ? "the warehouse's state" : "the printed state",
                  entry.getValue().rounds(),
                  entry.getValue().kills()));
    }
  }

  private static void write(String line) throws IOException {
    if (!FILE.isEmpty()) {
      Files.writeString(
          Path.of(FILE), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }
}
