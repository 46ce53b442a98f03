package io.shoppipe.target.load;

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

  /** A stream's own staging tables, none made yet. */
  Stagings stagings() {
    return new Stagings(
        session, dialect, () -> TableName.temporary("_singer_staging_" + tables.incrementAndGet()));
  }
}
