package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.warehouse.api.WarehouseException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Locks by name: for each a table in {@code _singer}, which one run only can make, and which says
 * whose it is. See decision 10. Not thread-safe.
 */
final class TableLocks {
  private static final Logger LOG = LoggerFactory.getLogger(TableLocks.class);
  private static final long LOOK_MILLIS = 500;
  private static final String OWNER = "owner";

  private final BigQuery api;
  private final Attempts attempts;
  private final UploadRequests requests;
  private final String project;
  private final Lease lease;
  private final Map<String, TableId> held = new LinkedHashMap<>();

  TableLocks(Connection connection) {
    this.api = connection.api();
    this.attempts = connection.attempts();
    this.requests = connection.requests();
    this.lease = connection.lease();
    this.project = lease.table().getProject();
  }

  /** Whether this run has begun to lock. */
  boolean inUse() {
    return lease.hasBegun();
  }

  void take(String name, Duration timeout) {
    attempts.ask("lease", lease::begin);
    TableId id = id(name);
    long began = System.nanoTime();
    Watch watch = new Watch();
    while (!made(name, id) && !watch.takesOver(id)) {
      long left = timeout.toNanos() - (System.nanoTime() - began);
      if (left <= 0) {
        throw taken(name, timeout);
      }
      attempts.sleep(Math.min(LOOK_MILLIS, left / 1_000_000 + 1));
    }
    held.put(name, id);
  }

  void give(String name) {
    TableId id = held.remove(name);
    if (id != null && isOwn(id)) {
      attempts.ask("lock", () -> api.delete(id));
    }
  }

  void giveAll() {
    List.copyOf(held.keySet()).forEach(this::give);
    attempts.ask("lease", lease::end);
  }

  private TableId id(String name) {
    UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return TableId.of(
        project, BigQueryDialect.STAGING_DATASET, "_lock_" + hash.toString().replace("-", ""));
  }

  /** Whether this run has made it now, or by a request whose answer was lost. */
  private boolean made(String name, TableId id) {
    try {
      attempts.call(
          "lock",
          () ->
              api.create(
                  TableInfo.newBuilder(id, Lease.NO_ROWS)
                      .setDescription(name)
                      .setLabels(Map.of(OWNER, mine()))
                      .build()));
      return true;
    } catch (BigQueryException e) {
      if (e.getCode() != Reasons.CONFLICT) {
        throw attempts.failures().of(e);
      }
      return isOwn(id);
    }
  }

  private String mine() {
    return lease.table().getTable();
  }

  private boolean isOwn(TableId id) {
    Table lock = attempts.ask("lock", () -> api.getTable(id));
    return lock != null && owner(lock).equals(mine());
  }

  private static String owner(Table lock) {
    Map<String, String> labels = lock.getLabels();
    return labels == null ? "" : labels.getOrDefault(OWNER, "");
  }

  /** Looks whether the lock's owner lives. */
  private final class Watch {
    private @Nullable String seen;
    private long since;

    /** Whether it does not, and the lock is this run's now. */
    boolean takesOver(TableId id) {
      Table lock = attempts.ask("lock", () -> api.getTable(id));
      if (lock == null || owner(lock).isEmpty()) {
        return false;
      }
      TableId owner = TableId.of(project, BigQueryDialect.STAGING_DATASET, owner(lock));
      Table found = attempts.ask("lease", () -> api.getTable(owner));
      if (found != null && lives(found)) {
        return false;
      }
      attempts.ask("dead run", () -> lease.end(owner));
      LOG.info("a lock is taken over from {}, which gives no sign of life", owner.getTable());
      return requests.relabelled(id, lock.getEtag(), OWNER, mine());
    }

    private boolean lives(Table found) {
      long now = System.nanoTime();
      String etag = found.getGeneratedId() + " " + found.getEtag();
      if (!etag.equals(seen)) {
        seen = etag;
        since = now;
      }
      return now - since < lease.length().toNanos() && !lease.isLongDead(found);
    }
  }

  private static WarehouseException taken(String name, Duration timeout) {
    return new WarehouseException(
        ErrorKind.EXTERNAL,
        name
            + " is being loaded by another target-warehouse; waited "
            + timeout.toMillis() / 1000.0
            + " s for it. Run again when that one has ended, or raise lock_timeout_seconds.",
        "",
        null);
  }
}
