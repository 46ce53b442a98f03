package io.shoppipe.target.load;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.RowWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Singer SDK's metadata columns, written beside each record's own. Times are microseconds since
 * the epoch; {@code _sdc_sequence} is the milliseconds of arrival, {@code _sdc_sync_started_at} the
 * milliseconds of the run's start.
 */
final class MetadataColumns {
  static final List<Column> COLUMNS =
      List.of(
          Column.of("_sdc_extracted_at", ColumnType.TIMESTAMP),
          Column.of("_sdc_received_at", ColumnType.TIMESTAMP),
          Column.of("_sdc_batched_at", ColumnType.TIMESTAMP),
          Column.of("_sdc_sequence", ColumnType.BIGINT),
          Column.of("_sdc_table_version", ColumnType.BIGINT),
          Column.of("_sdc_sync_started_at", ColumnType.BIGINT),
          Column.of(LoadSql.DELETED_AT, ColumnType.TIMESTAMP));

  private final Clock clock;
  private final long startedMillis;
  private long batchedMicros;

  MetadataColumns(Clock clock) {
    this.clock = clock;
    this.startedMillis = clock.millis();
    newBatch();
  }

  /** The record's own fields that these replace: all but the mark of deletion. */
  static List<String> replaced() {
    return COLUMNS.stream()
        .map(Column::name)
        .filter(name -> !name.equals(LoadSql.DELETED_AT))
        .toList();
  }

  /** The rows from now on belong to the next batch. */
  void newBatch() {
    batchedMicros = micros(clock.instant());
  }

  /**
   * Writes the columns from {@code first} on. {@code extractedMicros} is null where the record does
   * not tell.
   */
  void write(RowWriter row, int first, @Nullable Long extractedMicros, @Nullable Long version) {
    Instant now = clock.instant();
    row.timestamp(first, extractedMicros == null ? micros(now) : extractedMicros);
    row.timestamp(first + 1, micros(now));
    row.timestamp(first + 2, batchedMicros);
    row.bigint(first + 3, now.toEpochMilli());
    if (version != null) {
      row.bigint(first + 4, version);
    }
    row.bigint(first + 5, startedMillis);
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
