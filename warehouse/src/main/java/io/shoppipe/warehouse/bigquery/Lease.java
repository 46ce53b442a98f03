package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.Table;
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
 * By what other runs see that this one lives: an empty table of its own in {@code _singer}, which
 * it touches again and again. A second one, with one row, is its fence: who takes the run for dead
 * deletes that row first; each commit counts in it, so that of the two transactions BigQuery breaks
 * one off, and a commit without the row fails. (One table for both: touching it could break off the
 * run's own commits.)
 */
final class Lease {
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
  private static final String LOST = "was taken for dead, and another one has its tables";
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int BEATS = 3;

  /** One that was last touched so many lengths ago is dead, whatever the clocks say. */
  private static final int LONG_DEAD = 10;

  private static final String NAME = "_lease_";

  /** A table needs a column. */
  static final StandardTableDefinition NO_ROWS =
      StandardTableDefinition.of(Schema.of(Field.of("none", StandardSQLTypeName.BOOL)));

  private final BigQuery api;
  private final BigQueryJobs jobs;
  private final TableId table;
  private final TableId fence;
  private final Duration length;
  private @Nullable Timer heart;

  Lease(BigQuery api, BigQueryJobs jobs, TableId table, Duration length) {
    this.api = api;
    this.jobs = jobs;
    this.table = table;
    this.fence = fence(table);
    this.length = length;
  }

  private static TableId fence(TableId lease) {
    String name = lease.getTable().replaceFirst(NAME, "_fence_");
    return TableId.of(lease.getProject(), lease.getDataset(), name);
  }

  /** How long it may lie untouched before its run is taken for dead. */
  Duration length() {
    return length;
  }

  TableId table() {
    return table;
  }

  /** The lease of a run's session. */
  static TableId table(String project, String run) {
    return TableId.of(project, BigQueryDialect.STAGING_DATASET, NAME + run);
  }

  /** Whose it is. */
  String run() {
    return table.getTable().substring(NAME.length());
  }

  /** Whether such a lease was last touched so long ago that its run is dead for sure. */
  boolean isLongDead(Table found) {
    Long touched = found.getLastModifiedTime();
    return touched != null && touched <= System.currentTimeMillis() - LONG_DEAD * length.toMillis();
  }

  boolean hasBegun() {
    return heart != null;
  }

  /** Begins it, unless it has begun; always true. */
  boolean begin() {
    if (heart != null) {
      return true;
    }
    jobs.run(
        "fence",
        QueryJobConfiguration.of(
            "CREATE TABLE IF NOT EXISTS "
                + quoted(fence)
                + " OPTIONS(expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL "
                + KEPT.toHours()
                + " HOUR)) AS SELECT 0 AS commits"));
    try {
      api.create(described());
    } catch (BigQueryException e) {
      if (e.getCode() != Reasons.CONFLICT) {
        throw e;
      }
    }
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
    return true;
  }

  private TableInfo described() {
    return TableInfo.newBuilder(table, NO_ROWS)
        .setExpirationTime(System.currentTimeMillis() + KEPT.toMillis())
        .build();
  }

  private void touch() {
    try {
      api.update(described());
    } catch (BigQueryException e) {
      LOG.info("the lease could not be renewed: {}", e.getMessage());
    }
  }

  /** The first statements of each transaction; none where nothing is locked. */
  String fence() {
    return heart == null
        ? ""
        : "UPDATE "
            + quoted(fence)
            + " SET commits = commits + 1 WHERE TRUE;\nSELECT IF(COUNT(*) = 1, 1, ERROR('this run "
            + LOST
            + "')) FROM "
            + quoted(fence)
            + ";\n";
  }

  /** What a commit failed of: another thing where the lease is lost. */
  WarehouseException reason(WarehouseException failure) {
    String words = String.valueOf(failure.getMessage());
    return heart != null && (words.contains(LOST) || words.contains(fence.getTable()))
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
    TableId its = fence(dead);
    if (api.getTable(its) != null) {
      jobs.run("dead run", QueryJobConfiguration.of("DELETE FROM " + quoted(its) + " WHERE TRUE"));
      api.delete(its);
    }
    return api.delete(dead);
  }

  /** Ends it, if it has begun; whether it had. */
  boolean end() {
    Timer timer = heart;
    if (timer == null) {
      return false;
    }
    timer.cancel();
    api.delete(table);
    api.delete(fence);
    heart = null;
    return true;
  }

  private static String quoted(TableId id) {
    return "`" + id.getProject() + "`.`" + id.getDataset() + "`.`" + id.getTable() + "`";
  }
}
