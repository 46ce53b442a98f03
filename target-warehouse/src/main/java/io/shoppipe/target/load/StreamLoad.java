package io.shoppipe.target.load;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.target.record.RecordReader;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.api.TableName;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One stream on its way into its table: where its next row goes, and what waits for a checkpoint.
 * Not thread-safe.
 */
public final class StreamLoad {
  private final LoadContext context;
  private final TableName table;
  private final StreamColumns columns;
  private Stagings rows;
  private long firstUnversioned;
  private @Nullable Refresh refresh;
  private @Nullable Long activeVersion;
  private @Nullable Long expectedVersion;
  private @Nullable RowSink current;
  private int currentSince;
  private @Nullable DirectAppend direct;
  private boolean marksDeleted;
  private long count;

  StreamLoad(LoadContext context, StreamDefinition definition, TableName table) {
    this.context = context;
    this.table = table;
    this.columns = new StreamColumns(context, definition, table);
    this.rows = context.stagings();
    OptionalLong version = context.bookkeeping().version(table);
    this.activeVersion = version.isPresent() ? version.getAsLong() : null;
    this.marksDeleted = context.setup().hasColumn(table, LoadSql.DELETED_AT);
  }

  /** Takes a SCHEMA that may differ from the one before. No direct append may be pending then. */
  void define(StreamDefinition changed) {
    columns.define(changed);
    follow();
  }

  /**
   * Makes a column wider, in the table too: the rows from now on go to a staging table of the new
   * type. No direct append may be pending then.
   */
  void widen(String column, ColumnType wider) {
    columns.widen(column, wider);
    follow();
  }

  /** Rows that wait become as wide as their table has become. */
  private void follow() {
    rows.widen(columns.layout());
    if (refresh != null) {
      refresh.stagings().widen(columns.layout());
    }
    current = null;
  }

  /** The reader of the stream's records. */
  public RecordReader reader() {
    return columns.reader();
  }

  /** Begins a row where the stream's rows went last; the caller reads a record into it. */
  public RowWriter beginRow() {
    RowSink sink = current;
    if (sink == null || currentSince != context.ledger().refreshChanges()) {
      sink = sinkFor(stagingFor(expectedVersion));
      current = sink;
      currentSince = context.ledger().refreshChanges();
    }
    sink.rows().beginRow();
    return columns.converting(sink.rows());
  }

  /**
   * Whether the row begun last lies where a record of this version belongs; if not, the caller
   * discards it, calls {@link #expect} and reads the record again.
   */
  public boolean expects(@Nullable Long version) {
    return Objects.equals(version, expectedVersion);
  }

  /** From now on records carry this version. */
  public void expect(@Nullable Long version) {
    expectedVersion = version;
    current = null;
  }

  /** Ends the row that was begun. */
  public void endRow(@Nullable Long extractedMicros) {
    RowSink sink = Objects.requireNonNull(current);
    if (settings().recordMetadata()) {
      context.metadata().write(sink.rows(), columns.declared(), extractedMicros, expectedVersion);
    }
    long number = context.ledger().next();
    if (refresh == null && expectedVersion == null && firstUnversioned == 0) {
      firstUnversioned = number;
    }
    sink.endRow(number, reader().complete(), columns::present);
    reader().taken();
    count++;
  }

  /** Forgets the row that was begun. */
  public void discardRow() {
    Objects.requireNonNull(current).rows().discardRow();
  }

  /**
   * An ACTIVATE_VERSION came: the version is whole if its records came before, else it is about to
   * come.
   */
  void activate(long version, String where) {
    if (isActive(version)) {
      return;
    }
    if (refresh == null && firstUnversioned > 0) {
      refuseOlder(version, where);
      adoptRows(version);
    } else if (refresh == null || (refresh.version() != null && version != refresh.version())) {
      refuseOlder(version, where);
      open(version);
    } else {
      refresh.adopt(version);
      if (!refresh.stagings().isEmpty() || refresh.activated()) {
        refresh.activate(context.ledger().sequence());
      }
    }
    current = null;
  }

  boolean differs(StreamDefinition other) {
    return !other.equals(columns.definition());
  }

  /** Opens a refresh of the whole table where the load method says so. */
  void openIfOverwrite() {
    if (settings().method() == LoadMethod.OVERWRITE && refresh == null) {
      open(null);
    }
  }

  String stream() {
    return columns.definition().stream();
  }

  TableName table() {
    return table;
  }

  /** What the config says of this stream. */
  StreamSettings settings() {
    return columns.settings();
  }

  StreamColumns columns() {
    return columns;
  }

  /** The columns that rows are merged by; empty: rows are added. */
  List<String> mergeKey() {
    return columns.mergeKey();
  }

  Stagings rows() {
    return rows;
  }

  @Nullable Refresh refresh() {
    return refresh;
  }

  boolean softDeletes() {
    return !settings().hardDelete() && settings().method() != LoadMethod.OVERWRITE;
  }

  /** Whether the table has a mark of deletion that a returning row must lose. */
  boolean marksDeleted() {
    return marksDeleted;
  }

  /** The refresh is committed: its version is the table's now. */
  void refreshed() {
    Refresh done = Objects.requireNonNull(refresh);
    activeVersion = done.version() == null ? activeVersion : done.version();
    dropRefresh();
  }

  /** Forgets a refresh that did not become whole. */
  void dropRefresh() {
    if (refresh != null) {
      refresh.stagings().close();
      refresh = null;
      current = null;
    }
  }

  long count() {
    return count;
  }

  /**
   * Rows of an append-only load go straight to the table; not while a refresh is open, which holds
   * back the states that would cover them.
   */
  private RowSink sinkFor(Stagings stagings) {
    boolean adding = settings().method() == LoadMethod.APPEND_ONLY && stagings == rows;
    if (!adding || context.ledger().refreshing()) {
      return stagings.current(columns.layout());
    }
    if (direct == null) {
      direct = context.appends().add(table);
    }
    return direct.of(columns.layout().data());
  }

  private Stagings stagingFor(@Nullable Long version) {
    if (version != null && isActive(version)) {
      return rows;
    }
    if (version != null
        && (refresh == null || (refresh.version() != null && !version.equals(refresh.version())))) {
      refuseOlder(version, "RECORD");
      open(version);
    } else if (version != null && refresh != null) {
      refresh.adopt(version);
    }
    return refresh == null ? rows : refresh.stagings();
  }

  private void open(@Nullable Long version) {
    dropRefresh();
    refresh = new Refresh(version, context.stagings());
    context.ledger().refreshOpened(stream(), context.ledger().sequence() + 1);
    markDeletedRows();
  }

  /**
   * Rows without a version that came before belong to the version that is activated now. If some
   * are committed already, it can't be told which of the others are gone.
   */
  private void adoptRows(long version) {
    if (rows.withRowsUpTo(firstUnversioned).isEmpty()) {
      context
          .warn()
          .accept(
              "stream '"
                  + stream()
                  + "': ACTIVATE_VERSION "
                  + version
                  + " came after rows without a version were committed, so nothing is deleted. Send"
                  + " it first, or give the records their version.");
      return;
    }
    Refresh adopted = new Refresh(version, rows);
    adopted.activate(context.ledger().sequence());
    refresh = adopted;
    rows = context.stagings();
    context.ledger().refreshOpened(stream(), firstUnversioned);
    firstUnversioned = 0;
    markDeletedRows();
  }

  /** An overwrite takes the version that the table has like any other. */
  private boolean isActive(long version) {
    boolean overwriting = settings().method() == LoadMethod.OVERWRITE && refresh != null;
    return Objects.equals(version, activeVersion) && !overwriting;
  }

  private void markDeletedRows() {
    if (softDeletes()) {
      context.setup().ensureColumn(table, Column.of(LoadSql.DELETED_AT, ColumnType.TIMESTAMP));
      marksDeleted = true;
    }
  }

  private void refuseOlder(long version, String where) {
    Long newest = refresh == null || refresh.version() == null ? activeVersion : refresh.version();
    if (newest != null && version < newest) {
      throw SingerException.data(
          where
              + ": stream '"
              + stream()
              + "' brings version "
              + version
              + ", but table "
              + table
              + " has the newer version "
              + newest
              + ". To take it all the same, delete the table's row from _singer.versions.");
    }
  }
}
