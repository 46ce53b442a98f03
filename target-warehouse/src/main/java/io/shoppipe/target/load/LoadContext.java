package io.shoppipe.target.load;

import io.shoppipe.target.plan.NameRules;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What all streams of a run share. */
record LoadContext(
    LoadSettings settings,
    Session session,
    Dialect dialect,
    StateLedger ledger,
    Bookkeeping bookkeeping,
    TableSetup setup,
    MetadataColumns metadata,
    DirectAppends appends,
    Clock clock,
    Consumer<String> warn,
    AtomicInteger tables) {

  /**
   * Staging tables for the rows of a table, none made yet; an error of the warehouse names them.
   */
  Stagings stagings(TableName of) {
    NameRules rules = new NameRules(dialect.capabilities());
    return new Stagings(
        session,
        dialect,
        () -> {
          String prefix = "_singer_staging_" + tables.incrementAndGet() + "_of_";
          return TableName.temporary(rules.forTemporary(prefix, of.name()));
        });
  }
}
