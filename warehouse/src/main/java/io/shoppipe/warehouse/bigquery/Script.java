package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.ConnectionProperty;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobStatistics;
import com.google.cloud.bigquery.QueryJobConfiguration;
import io.shoppipe.warehouse.api.WarehouseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An open transaction: its statements are kept and sent at the commit as one script in one job, so
 * that all or none is done, whatever is lost on the way. What asks before the commit for tables
 * that they change sends them into a session of BigQuery's, whose transaction the commit then ends.
 * Not thread-safe.
 */
final class Script {
  private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");
  private static final Pattern TARGET =
      Pattern.compile(
          "\\s*(?:INSERT(?:\\s+INTO)?|UPDATE|DELETE(?:\\s+FROM)?|MERGE(?:\\s+INTO)?)\\s+([\\w.:`-]+).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("`[^`]+`(\\.`[^`]+`)*");
  private static final String BEGIN = "BEGIN TRANSACTION;\n";
  private static final String COMMIT = "COMMIT TRANSACTION;";

  private final BigQueryJobs jobs;
  private final Lease lease;
  private final List<Supplier<String>> statements = new ArrayList<>();
  private final Set<String> changed = new HashSet<>();
  private boolean open;
  private @Nullable String session;

  Script(BigQueryJobs jobs, Lease lease) {
    this.jobs = jobs;
    this.lease = lease;
  }

  boolean isOpen() {
    return open;
  }

  /** Whether a statement changes rows: others are done at once, since no transaction takes them. */
  static boolean changesRows(String sql) {
    String start = sql.stripLeading();
    int end = 0;
    while (end < start.length() && Character.isLetter(start.charAt(end))) {
      end++;
    }
    return CHANGES.contains(start.substring(0, end).toUpperCase(Locale.ROOT));
  }

  /**
   * By which a query that reads the table shows, which a statement changes: as the dialect writes
   * it, or its bare name; empty, which shows in each, where it is not known.
   */
  static String changedTable(String sql) {
    Matcher named = TARGET.matcher(sql);
    String path = named.matches() ? named.group(1) : "";
    return QUOTED.matcher(path).matches()
        ? path
        : path.substring(path.lastIndexOf('.') + 1).replace("`", "");
  }

  void begin() {
    open = true;
  }

  /** {@code statement}, which changes rows of that table (see above), is asked when it is run. */
  void add(String table, Supplier<String> statement) {
    changed.add(table);
    statements.add(statement);
  }

  /**
   * Whether a query outside would not see what it asks for. Others are better asked there: a
   * transaction that has begun sees no table that is made after it.
   */
  boolean hidesChanges(String query) {
    return changed.stream().anyMatch(query::contains);
  }

  void commit() {
    String all = taken();
    try {
      if (session != null) {
        run(all + COMMIT);
      } else if (!all.isEmpty()) {
        jobs.run("commit", QueryJobConfiguration.of(BEGIN + lease.fence() + all + COMMIT));
      }
    } catch (WarehouseException e) {
      throw lease.reason(e);
    }
    end();
  }

  /** Undoes what was sent, and forgets the rest. */
  void rollback() {
    statements.clear();
    try {
      if (session != null) {
        run("ROLLBACK TRANSACTION;");
      }
    } finally {
      end();
    }
  }

  private void end() {
    session = null;
    changed.clear();
    open = false;
  }

  /** A query that sees the changes so far. */
  QueryJobConfiguration seeing(String sql) {
    String all = taken();
    if (session == null) {
      session = started(BEGIN + lease.fence() + all);
    } else if (!all.isEmpty()) {
      run(all);
    }
    return inSession(sql);
  }

  private String taken() {
    StringBuilder all = new StringBuilder();
    statements.forEach(statement -> all.append(statement.get()).append(";\n"));
    statements.clear();
    return all.toString();
  }

  private String started(String sql) {
    Job job =
        jobs.run("begin", QueryJobConfiguration.newBuilder(sql).setCreateSession(true).build());
    JobStatistics statistics = job.getStatistics();
    return statistics.getSessionInfo().getSessionId();
  }

  private void run(String sql) {
    jobs.run("transaction", inSession(sql));
  }

  private QueryJobConfiguration inSession(String sql) {
    return QueryJobConfiguration.newBuilder(sql)
        .setConnectionProperties(
            List.of(ConnectionProperty.of("session_id", String.valueOf(session))))
        .build();
  }
}
