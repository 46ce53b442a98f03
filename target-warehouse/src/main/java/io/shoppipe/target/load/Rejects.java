package io.shoppipe.target.load;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.api.TableName;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Records that were refused, on their way to {@code _singer.rejects}. Each takes a number like a
 * row and is committed like a row of a table that only grows: together with a STATE that covers it,
 * so that a run repeated from that state writes it once. Not thread-safe.
 */
final class Rejects {
  static final TableName TABLE = new TableName("_singer", "rejects");
  static final List<Column> COLUMNS =
      List.of(
          Column.of("run_id", ColumnType.TEXT).required(),
          Column.of("stream", ColumnType.TEXT).required(),
          Column.of("line", ColumnType.BIGINT).required(),
          Column.of("field", ColumnType.TEXT),
          Column.of("reason", ColumnType.TEXT).required(),
          Column.of("record", ColumnType.TEXT).required(),
          Column.of("rejected_at", ColumnType.TIMESTAMP).required());

  private static final Pattern LONE = Pattern.compile("\\p{Cs}");

  private static final StagingLayout LAYOUT =
      StagingLayout.of(COLUMNS.stream().map(c -> Column.of(c.name(), c.type())).toList());

  private final LoadContext context;
  private final Stagings stagings;
  private final String runId;
  private final Clock clock;

  Rejects(LoadContext context, String runId, Clock clock) {
    this.context = context;
    this.stagings = context.stagings(TABLE);
    this.runId = runId;
    this.clock = clock;
  }

  /** Takes a reject; returns the number that it got. */
  long add(String stream, Reject reject) {
    Staging staging = stagings.current(LAYOUT);
    RowWriter row = staging.rows();
    row.beginRow();
    text(row, 0, runId);
    text(row, 1, stream);
    row.bigint(2, reject.line());
    if (!reject.field().isEmpty()) {
      text(row, 3, reject.field());
    }
    text(row, 4, reject.reason());
    text(row, 5, reject.record());
    row.timestamp(6, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    long number = context.ledger().next();
    staging.endRow(number, true, column -> true);
    return number;
  }

  /** Every reject so far is in the staging table after this. */
  void finish() {
    stagings.finish();
  }

  /** Adds the rejects up to a number to their table, inside the caller's transaction. */
  void write(long upTo) {
    for (Staging staging : stagings.withRowsUpTo(upTo)) {
      context.session().append(staging.merge(TABLE, List.of(), upTo));
    }
  }

  /** Forgets what is committed. */
  void forget(long upTo) {
    stagings.forget(upTo);
  }

  /** What no text can hold is replaced, as in the rows themselves. */
  private void text(RowWriter row, int column, String value) {
    boolean nul = context.dialect().capabilities().nulCharacter();
    byte[] utf8 =
        LONE.matcher(nul ? value : value.replace('\0', '\uFFFD'))
            .replaceAll("\uFFFD")
            .getBytes(StandardCharsets.UTF_8);
    row.text(column, utf8, 0, utf8.length);
  }
}
