package io.shoppipe.tap.sync;

import io.shoppipe.singer.message.MessageWriter;
import io.shoppipe.store.Stores;
import io.shoppipe.tap.settings.TapSettings;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * What all streams of a run share. {@code limit}: how many records of each stream suffice; {@code
 * stopped}: whether the run must end at the next record.
 */
record RunContext(
    TapSettings settings,
    Stores stores,
    MessageWriter writer,
    StateLedger ledger,
    Instant start,
    OptionalLong limit,
    BooleanSupplier stopped) {
  /** The version of this run's full refreshes. */
  long version() {
    return start.toEpochMilli();
  }

  /** Tells this run's files from those of others. */
  String id() {
    return version() + "-" + ProcessHandle.current().pid();
  }

  Beginning beginning() {
    return new Beginning(start, settings.startDate());
  }
}
