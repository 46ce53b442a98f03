package io.shoppipe.target.load;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Usage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a run cost, where that is paid for: columns of the ledger that all rows of the run share,
 * since one job commits all streams. Written when all else is committed.
 */
final class RunCosts {
  private static final Logger LOG = LoggerFactory.getLogger(RunCosts.class);
  private static final List<Column> COLUMNS =
      Stream.of("run_jobs", "run_bytes_loaded", "run_bytes_billed", "run_slot_ms")
          .map(name -> Column.of(name, ColumnType.BIGINT))
          .toList();

  private final LoadContext context;
  private final String runId;

  RunCosts(LoadContext context, String runId) {
    this.context = context;
    this.runId = runId;
  }

  /** The ledger's columns besides. */
  static List<Column> columns(Dialect dialect) {
    return dialect.bills() ? COLUMNS : List.of();
  }

  /** Writes the costs; a line for the summary. What fails here undoes nothing. */
  Optional<String> write() {
    Dialect dialect = context.dialect();
    if (!dialect.bills()) {
      return Optional.empty();
    }
    try {
      Usage usage = context.session().usage();
      List<Long> values =
          List.of(usage.jobs(), usage.bytesLoaded(), usage.bytesBilled(), usage.slotMillis());
      String sets =
          Stream.iterate(0, i -> i + 1)
              .limit(values.size())
              .map(i -> dialect.quote(COLUMNS.get(i).name()) + " = " + values.get(i))
              .collect(Collectors.joining(", "));
      context
          .session()
          .execute(
              "UPDATE "
                  + dialect.quote(Loads.TABLE)
                  + " SET "
                  + sets
                  + " WHERE run_id = "
                  + dialect.literal(runId));
      return Optional.of(
          usage.jobs()
              + " jobs, "
              + Summary.rounded(usage.bytesLoaded(), 6)
              + " MB loaded, "
              + Summary.rounded(usage.bytesBilled(), 6)
              + " MB billed, "
              + Summary.rounded(usage.slotMillis(), 3)
              + " s of slots");
    } catch (SingerException e) {
      LOG.info("the run's costs could not be written: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
