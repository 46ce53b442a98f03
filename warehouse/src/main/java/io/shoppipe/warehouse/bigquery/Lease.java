package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.warehouse.api.WarehouseException;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * By what other runs see that this one lives: a table of its own in {@code _singer}, with one row,
 * that it touches again and again. Who takes it for dead deletes that row first; each commit counts
 * in it, so that of the two transactions BigQuery breaks one off, and a commit without the row
 * fails.
 */
final class Lease {
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
  private static final String LOST = "was taken for dead, and another one has its tables";
  private static final Duration KEPT = Duration.ofDays(1);
  private static final int BEATS = 3;

  private final BigQuery api;
  private final BigQueryJobs jobs;
  private final TableId table;
  private final Duration length;
  private @Nullable Timer heart;

  Lease(BigQuery api, BigQueryJobs jobs, TableId table, Duration length) {
    this.api = api;
    this.jobs = jobs;
    this.table = table;
    this.length = length;
  }

  /** How long it may lie untouched before its run is taken for dead. */
  Duration length() {
    return length;
  }

  TableId table() {
    return table;
  }

  boolean hasBegun() {
    return heart != null;
  }

  /** Begins it, unless it has begun. */
  void begin() {
    if (heart != null) {
      return;
    }
    jobs.run(
        "lease",
        QueryJobConfiguration.of(
            "CREATE TABLE "
                + quoted(table)
                + " OPTIONS(expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL "
                + KEPT.toHours()
                + " HOUR)) AS SELECT 0 AS commits"));
    long beat = Math.max(1, length.toMillis() / BEATS);
    Timer timer = new Timer("lease", true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            touch();
          }
        },
        beat,
        beat);
    heart = timer;
  }

  private void touch() {
    long until = System.currentTimeMillis() + KEPT.toMillis();
    try {
      api.update(
          TableInfo.newBuilder(table, StandardTableDefinition.newBuilder().build())
              .setExpirationTime(until)
              .build());
    } catch (BigQueryException e) {
      LOG.info("the lease could not be renewed: {}", e.getMessage());
    }
  }

  /** The first statements of each transaction; none where nothing is locked. */
  String fence() {
    return heart == null
        ? ""
        : "UPDATE "
            + quoted(table)
            + " SET commits = commits + 1 WHERE TRUE;\nSELECT IF(COUNT(*) = 1, 1, ERROR('this run "
            + LOST
            + "')) FROM "
            + quoted(table)
            + ";\n";
  }

  /** What a commit failed of: another thing where the lease is lost. */
  WarehouseException reason(WarehouseException failure) {
    String words = String.valueOf(failure.getMessage());
    return heart != null && (words.contains(LOST) || words.contains(table.getTable()))
        ? new WarehouseException(
            ErrorKind.EXTERNAL,
            "this run gave no sign of life for "
                + length.toMillis() / 1000.0
                + " s and "
                + LOST
                + ". What it was about to commit is undone; run again from the last state.",
            "",
            failure)
        : failure;
  }

  /** Ends a run that is dead: after this it commits nothing more. */
  boolean end(TableId dead) {
    try {
      jobs.run("dead run", QueryJobConfiguration.of("DELETE FROM " + quoted(dead) + " WHERE TRUE"));
    } catch (WarehouseException e) {
      if (api.getTable(dead) != null) {
        throw e;
      }
    }
    return api.delete(dead);
  }

  void end() {
    Timer timer = heart;
    heart = null;
    if (timer != null) {
      timer.cancel();
      api.delete(table);
    }
  }

  private static String quoted(TableId id) {
    return "`" + id.getProject() + "`.`" + id.getDataset() + "`.`" + id.getTable() + "`";
  }
}
