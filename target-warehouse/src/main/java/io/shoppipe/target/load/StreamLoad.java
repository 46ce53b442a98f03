package io.shoppipe.target.load;

import io.shoppipe.target.record.RecordReader;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.api.TableName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One stream on its way into its table: where its next row goes, and what waits for a checkpoint.
 * Not thread-safe.
 */
public final class StreamLoad {
  private final LoadContext context;
  private final TableName table;
  private final StreamColumns columns;
  private final IntPredicate present;
  private final FillChoice fills;
  private final Editions editions;
  private @Nullable Long expectedVersion;
  private @Nullable RowSink current;
  private int currentSince;
  private @Nullable DirectAppend direct;
  private boolean warnedOfLate;
  private final StreamTally tally = new StreamTally();
  private final long startedMillis;

  StreamLoad(LoadContext context, StreamDefinition definition, TableName table) {
    this.context = context;
    this.table = table;
    this.startedMillis = context.clock().millis();
    this.fills = FillChoice.of(context, table);
    this.columns = new StreamColumns(context, definition, table);
    this.present = columns::present;
    this.editions = new Editions(context, table, columns);
  }

  /** Takes a SCHEMA that may differ from the one before. No direct append may be pending then. */
  void define(StreamDefinition changed) {
    stage();
    columns.define(changed);
    follow();
  }

  /**
   * Makes fields' columns wider, in the table too, or makes them: the rows from now on go to a
   * staging table of the new types. No direct append may be pending then.
   */
  void widen(Map<String, ColumnType> needed) {
    stage();
    columns.widen(needed);
    follow();
  }

  /** Rows that wait become as wide as their table has become. */
  private void follow() {
    editions.rows().widen(columns.layout());
    Refresh refresh = editions.refresh();
    if (refresh != null) {
      refresh.all().forEach(each -> each.stagings().widen(columns.layout()));
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
    if (sink == null
        || fills.worthFilling(editions.rows())
        || currentSince != context.ledger().refreshChanges()) {
      sink = sinkFor(editions.stagingFor(expectedVersion));
      current = sink;
      currentSince = context.ledger().refreshChanges();
    }
    sink.rows().beginRow();
    return columns.converting(sink.rows());
  }

  /**
   * Whether the row begun last lies where a record of this version and with these fields belongs;
   * if not, the caller discards it, calls {@link #expect} and reads the record again.
   */
  public boolean expects(@Nullable Long version) {
    boolean fits = !(current instanceof Fill) || reader().complete();
    return fits && Objects.equals(version, expectedVersion);
  }

  /**
   * Whether a newer version has begun in this run, so that a record of this one is no longer there
   * in the source. Warns of the first.
   */
  public boolean superseded(@Nullable Long version, String where) {
    boolean late = editions.superseded(version);
    if (late && !warnedOfLate) {
      warnedOfLate = true;
      context
          .warn()
          .accept(
              where
                  + ", stream '"
                  + stream()
                  + "': a record of version "
                  + version
                  + " came after a newer version had begun; such records are left out.");
    }
    return late;
  }

  /** From now on records carry this version. */
  public void expect(@Nullable Long version) {
    stage();
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
    editions.wrote(number, expectedVersion);
    sink.endRow(number, reader().complete(), present);
    reader().taken();
    tally.loaded(number);
  }

  /** Forgets the row that was begun. */
  public void discardRow() {
    Objects.requireNonNull(current).rows().discardRow();
  }

  boolean differs(StreamDefinition other) {
    return !other.equals(definition());
  }

  /** The stream's name. */
  public String stream() {
    return definition().stream();
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

  StreamDefinition definition() {
    return columns.definition();
  }

  /** The columns that rows are merged by; empty: rows are added. */
  List<String> mergeKey() {
    return columns.mergeKey();
  }

  /** All columns of the table that hold data, also those that the schema lost. */
  List<String> tableColumns() {
    return columns.ofTable();
  }

  /** When its first SCHEMA came. */
  long startedMillis() {
    return startedMillis;
  }

  FillChoice fills() {
    return fills;
  }

  /**
   * From now on rows are staged, rather than written straight into the table. Those that were go
   * the same way, unless the table had none before: what comes next may still make all rows of this
   * run a refresh.
   */
  void stage() {
    if (editions.beganEmpty()) {
      fills.end();
    } else {
      fills.giveBack(columns, editions.rows());
    }
    current = current instanceof Fill ? null : current;
  }

  /** Rows that were written straight into the table are about to be committed. */
  void endFill() {
    fills.end();
    current = current instanceof Fill ? null : current;
  }

  /** The same for the whole run. */
  void stageAlways() {
    fills.forbid();
    stage();
  }

  StreamTally tally() {
    return tally;
  }

  /** Whether a refused record is put aside rather than ends the run. */
  public boolean quarantines() {
    return settings().quarantine();
  }

  /** A record of that version was refused; it counts for the refresh that it belongs to. */
  void rejected(@Nullable Long version, long number) {
    if (!Objects.equals(version, expectedVersion)) {
      expect(version);
    }
    editions.stagingFor(version);
    tally.rejected(number);
    Refresh refresh = editions.refresh();
    if (refresh != null) {
      refresh.rejected();
    }
  }

  /**
   * Rows of an append-only load go straight to the table; not while a refresh is open, which holds
   * back the states that would cover them.
   */
  private RowSink sinkFor(Stagings stagings) {
    if (stagings != editions.rows()) {
      stage();
    }
    Optional<RowSink> fill = fills.sink(columns, stagings);
    if (fill.isPresent()) {
      return fill.get();
    }
    boolean adding = settings().method() == LoadMethod.APPEND_ONLY && stagings == editions.rows();
    if (!adding || context.ledger().refreshing()) {
      return stagings.current(columns.layout());
    }
    if (direct == null) {
      direct = context.appends().add(table);
    }
    return direct.of(columns.layout().data());
  }

  @Nullable Refresh refresh() {
    return editions.refresh();
  }

  /** Which edition of the table the rows belong to. */
  Editions editions() {
    return editions;
  }

  /** An ACTIVATE_VERSION came. */
  void activate(long version, String where) {
    if (!editions.beganEmpty() && !editions.isActive(version)) {
      stage();
    }
    boolean opened = editions.activate(version, where);
    if (opened && expectedVersion != null) {
      expectedVersion = version;
    }
    current = null;
  }
}
