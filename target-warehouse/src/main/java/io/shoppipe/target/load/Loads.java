package io.shoppipe.target.load;

import io.shoppipe.singer.metric.Metrics;
import io.shoppipe.target.load.StreamTally.Counts;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.TableName;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The ledger {@code _singer.loads}: one row for each stream and run, rewritten in the transaction
 * that commits rows of the stream, so that it never claims more than is there. Not thread-safe.
 */
final class Loads {
  static final TableName TABLE = new TableName("_singer", "loads");
  static final List<Column> COLUMNS =
      List.of(
          Column.of("run_id", ColumnType.TEXT).required(),
          Column.of("pipeline", ColumnType.TEXT).required(),
          Column.of("stream", ColumnType.TEXT).required(),
          Column.of("table_name", ColumnType.TEXT).required(),
          Column.of("load_method", ColumnType.TEXT).required(),
          Column.of("records", ColumnType.BIGINT).required(),
          Column.of("rejects", ColumnType.BIGINT).required(),
          Column.of("bytes", ColumnType.BIGINT).required(),
          Column.of("seconds", ColumnType.DOUBLE).required(),
          Column.of("bookmark", ColumnType.TEXT),
          Column.of("version", ColumnType.BIGINT),
          Column.of("started_at", ColumnType.TIMESTAMP).required(),
          Column.of("finished_at", ColumnType.TIMESTAMP),
          Column.of("status", ColumnType.TEXT).required(),
          Column.of("bookmark_before", ColumnType.TEXT));

  private final LoadContext context;
  private final String runId;
  private final Clock clock;
  private final List<StreamLoad> news = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, LoadStatus> statuses = new HashMap<>();
  private final Map<String, String> bookmarks = new HashMap<>();
  private final Map<String, String> sources = new HashMap<>();
  private @Nullable Map<String, String> before;
  private final Map<String, Optional<Long>> versions = new HashMap<>();
  private final Set<TableName> changed = new HashSet<>();
  private long began;
  private boolean ended;

  Loads(LoadContext context, String runId, Clock clock) {
    this.context = context;
    this.runId = runId;
    this.clock = clock;
  }

  /**
   * Writes the rows of the streams of which more is committed now, inside the caller's transaction;
   * {@code upTo} tells up to which number; -1 for a refresh that goes on.
   */
  void write(Collection<StreamLoad> streams, ToLongFunction<StreamLoad> upTo) {
    before();
    news.clear();
    for (StreamLoad load : streams) {
      long number = upTo.applyAsLong(load);
      if (load.tally().propose(number) || !statuses.isEmpty()) {
        news.add(load);
      }
      versions.put(load.stream(), version(load, number >= 0));
    }
    rewrite(news);
  }

  /** The stream's rows come from the tap's stream of this name, which its bookmark has. */
  void comesFrom(String stream, String source) {
    sources.put(stream, source);
  }

  /** Rows are about to be merged. */
  void begin() {
    before();
    began = System.nanoTime();
  }

  /** What is written from now on is not the end that {@link #ending} said. */
  void running() {
    statuses.clear();
  }

  /** This state is about to be committed. */
  void state(String json) {
    bookmarks.putAll(StateBookmarks.of(json));
  }

  /** What is written next is the last: all streams have ended, the incomplete ones badly. */
  void ending(Collection<StreamLoad> streams, Collection<String> incomplete) {
    for (StreamLoad load : streams) {
      statuses.put(
          load.stream(), incomplete.contains(load.stream()) ? LoadStatus.FAILED : LoadStatus.DONE);
    }
  }

  /** What was written is committed. */
  void settle() {
    for (StreamLoad load : news) {
      Counts before = load.tally().settle();
      long records = load.tally().claimed().records() - before.records();
      if (records > 0 || load.refresh() != null) {
        changed.add(load.table());
      }
      if (records > 0) {
        Metrics.count("record_count", records, load.stream(), Map.of());
        Metrics.time(
            "batch_processing_time", System.nanoTime() - began, load.stream(), Metrics.SUCCEEDED);
      }
    }
    ended = !statuses.isEmpty();
  }

  /** The tables of which more was committed since this was asked last. */
  Set<TableName> takeChanged() {
    Set<TableName> taken = Set.copyOf(changed);
    changed.clear();
    return taken;
  }

  /** The run ended before its input: says so of every stream, in a transaction of its own. */
  void end(Collection<StreamLoad> streams, LoadStatus status) {
    if (ended || streams.isEmpty()) {
      return;
    }
    for (StreamLoad load : streams) {
      load.tally().propose(0);
      statuses.put(load.stream(), status);
    }
    context.session().begin();
    rewrite(List.copyOf(streams));
    context.session().commit();
    ended = true;
  }

  /** The bookmarks of the state that the pipeline had when the run's first rows were written. */
  private Map<String, String> before() {
    Map<String, String> known = before;
    if (known == null) {
      known =
          context
              .bookkeeping()
              .state(context.settings().pipeline())
              .map(StateBookmarks::of)
              .orElse(Map.of());
      before = known;
    }
    return known;
  }

  private static Optional<Long> version(StreamLoad load, boolean committed) {
    Refresh refresh = load.refresh();
    Long swapped = refresh == null || !committed ? null : refresh.version();
    return Optional.ofNullable(swapped == null ? load.editions().activeVersion() : swapped);
  }

  private void rewrite(List<StreamLoad> changed) {
    if (changed.isEmpty()) {
      return;
    }
    Dialect dialect = context.dialect();
    String names =
        changed.stream()
            .map(load -> dialect.literal(load.stream()))
            .collect(Collectors.joining(", "));
    String table = dialect.quote(TABLE);
    context
        .session()
        .execute(
            "DELETE FROM "
                + table
                + " WHERE run_id = "
                + dialect.literal(runId)
                + " AND stream IN ("
                + names
                + ")");
    changed.forEach(this::endAbandoned);
    String rows = changed.stream().map(this::row).collect(Collectors.joining(", "));
    String columns =
        COLUMNS.stream().map(c -> dialect.quote(c.name())).collect(Collectors.joining(", "));
    context.session().execute("INSERT INTO " + table + " (" + columns + ") VALUES " + rows);
  }

  /**
   * A run that was killed left a row behind that says it goes on. This run holds the table's lock,
   * so no other one does.
   */
  private void endAbandoned(StreamLoad load) {
    if (!seen.add(load.stream())) {
      return;
    }
    Dialect dialect = context.dialect();
    context
        .session()
        .execute(
            "UPDATE "
                + dialect.quote(TABLE)
                + " SET status = "
                + dialect.literal(LoadStatus.FAILED.word())
                + " WHERE status = "
                + dialect.literal(LoadStatus.RUNNING.word())
                + " AND table_name = "
                + dialect.literal(load.table().toString()));
  }

  private String row(StreamLoad load) {
    LoadStatus status = statuses.getOrDefault(load.stream(), LoadStatus.RUNNING);
    Dialect dialect = context.dialect();
    Counts counts = load.tally().proposed();
    Instant now = clock.instant();
    String source = sources.getOrDefault(load.stream(), load.stream());
    Optional<Long> version = versions.getOrDefault(load.stream(), Optional.empty());
    return "("
        + String.join(
            ", ",
            dialect.literal(runId),
            dialect.literal(context.settings().pipeline()),
            dialect.literal(load.stream()),
            dialect.literal(load.table().toString()),
            dialect.literal(load.settings().method().word()),
            Long.toString(counts.records()),
            Long.toString(counts.rejects()),
            Long.toString(counts.bytes()),
            seconds(load.startedMillis(), now),
            text(bookmarks.get(source)),
            version.map(String::valueOf).orElse("NULL"),
            time(Instant.ofEpochMilli(load.startedMillis())),
            status == LoadStatus.RUNNING ? "NULL" : time(now),
            dialect.literal(status.word()),
            text(before().get(source)))
        + ")";
  }

  private String text(@Nullable String value) {
    return value == null ? "NULL" : context.dialect().literal(value);
  }

  private String time(Instant instant) {
    Dialect dialect = context.dialect();
    return "CAST("
        + dialect.literal(instant.toString())
        + " AS "
        + dialect.typeName(ColumnType.TIMESTAMP)
        + ")";
  }

  private static String seconds(long startedMillis, Instant now) {
    return BigDecimal.valueOf(now.toEpochMilli() - startedMillis, 3).toPlainString();
  }
}
