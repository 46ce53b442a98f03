package io.shoppipe.target.load;

import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the target: takes messages, commits at checkpoints, lets states go when what they
 * cover is committed. The caller makes sure that one thread at a time is inside. After any failure
 * only {@link #abort} and {@link #close} may be called.
 */
public final class LoadRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoadRun.class);

  private final LoadContext context;
  private final Checkpoint checkpoint;
  private final Rejects rejects;
  private final Loads loads;
  private final RunCosts costs;
  private final BatchCleanup batches;
  private final Clock clock;
  private final Map<String, StreamLoad> streams = new LinkedHashMap<>();
  private final List<StreamTally> touched = new ArrayList<>();
  private final Map<String, Long> earlyVersions = new LinkedHashMap<>();
  private long pendingRows;
  private long pendingBytes;
  private long oldestPendingMillis;

  /** Opens a session in the warehouse and makes the bookkeeping tables where they are missing. */
  public LoadRun(
      LoadSettings settings,
      Warehouse warehouse,
      StateOutput out,
      Clock clock,
      String runId,
      Consumer<String> warn) {
    Session session = warehouse.open();
    Bookkeeping bookkeeping = new Bookkeeping(session, warehouse.dialect());
    TableSetup setup = new TableSetup(session, warehouse.dialect(), settings.lockTimeout());
    setup.prepare(settings.schema(), bookkeeping::prepare);
    this.clock = clock;
    this.context =
        new LoadContext(
            settings,
            session,
            warehouse.dialect(),
            new StateLedger(),
            bookkeeping,
            setup,
            new MetadataColumns(clock),
            new DirectAppends(session),
            clock,
            warn,
            new AtomicInteger());
    this.rejects = new Rejects(context, runId, clock);
    this.batches = new BatchCleanup(settings.deleteBatchFiles(), warn);
    this.loads = new Loads(context, runId, clock);
    this.costs = new RunCosts(context, runId);
    this.checkpoint = new Checkpoint(context, out, runId, rejects, loads, streams.values());
  }

  /**
   * A SCHEMA: makes or changes the table at once, so that a stream without records has one too.
   * {@code source}: the tap's name of the stream.
   */
  public void schema(StreamDefinition definition, String source) {
    loads.comesFrom(definition.stream(), source);
    StreamLoad known = streams.get(definition.stream());
    if (known != null) {
      if (known.differs(definition)) {
        makeRoom();
        known.define(definition);
        FillChoice.stageParents(streams);
      }
      return;
    }
    TableName table = context.setup().table(context.settings().schema(), definition.stream());
    StreamLoad load = new StreamLoad(context, definition, table);
    streams.put(definition.stream(), load);
    FillChoice.stageParents(streams);
    LOG.info(
        "stream '{}': loading into {} ({})",
        definition.stream(),
        table,
        load.settings().method().word());
    load.settings().layout().warnWhereIdle(context, definition.stream());
    load.editions().openIfOverwrite();
    Long version = earlyVersions.remove(definition.stream());
    if (version != null) {
      load.activate(version, "ACTIVATE_VERSION");
    }
  }

  /** The stream of that name; null where its SCHEMA did not come yet: see {@link #unknown}. */
  public @Nullable StreamLoad known(String name) {
    return streams.get(name);
  }

  /**
   * What is wrong with a RECORD or BATCH whose stream is not known. {@code where} tells the line.
   */
  public SingerException unknown(String type, String name, String where) {
    return SingerException.data(
        where
            + ": "
            + type
            + " of stream '"
            + name
            + "' came before its SCHEMA."
            + NearMiss.hint(name, streams.keySet())
            + " The tap must send a SCHEMA first; if it was started alone or cut, run it again from"
            + " the last state.");
  }

  /** Values came that their columns can't hold: makes these wider, in the table too. */
  public void widen(StreamLoad load, Map<String, ColumnType> needed) {
    makeRoom();
    load.widen(needed);
  }

  /** A record of the stream was refused and is put aside. */
  public void reject(StreamLoad load, Reject reject, @Nullable Long version) {
    load.rejected(version, rejects.add(load.stream(), reject));
    if (load.tally().rejects() == 1) {
      context.warn().accept(RejectWords.first(load, reject));
    }
    if (load.settings().maxRejects().exceededFor(load.tally().rejects())) {
      throw RejectWords.tooMany(load, reject);
    }
  }

  /** A record was taken or put aside; {@code bytes} of input. */
  public void recordTaken(StreamLoad load, int bytes) {
    if (load.tally().read(bytes)) {
      touched.add(load.tally());
    }
    if (pendingRows == 0) {
      oldestPendingMillis = clock.millis();
    }
    pendingRows++;
    pendingBytes += bytes;
    if (context.appends().full()) {
      makeRoom();
    }
    if (overLimit() && checkpoint.mayCommitWithoutState()) {
      commit(context.ledger().sequence());
    }
  }

  /** All records of a BATCH were taken; {@code deletion} deletes its files. */
  public void batchRead(Runnable deletion) {
    batches.read(context.ledger().sequence(), deletion);
  }

  /** A STATE, as compact JSON. An empty one is not worth keeping and is dropped. */
  public void state(String json) {
    if (json.equals("null") || json.equals("{}")) {
      return;
    }
    context.ledger().received(json);
    touched.forEach(tally -> tally.mark(context.ledger().refreshing()));
    touched.clear();
    streams.values().forEach(load -> load.fills().mark());
    context.appends().covered(context.ledger().sequence(), context.ledger().refreshing());
    if (pendingRows == 0 || overLimit()) {
      commit(context.ledger().sequence());
    }
  }

  /** An ACTIVATE_VERSION; one that comes before its SCHEMA is remembered until then. */
  public void activateVersion(String stream, long version, String where) {
    StreamLoad load = streams.get(stream);
    if (load == null) {
      earlyVersions.put(stream, version);
    } else {
      load.activate(version, where);
    }
  }

  /** Whether a message of an unknown type ends the run. */
  public boolean refusesUnknownMessages() {
    return context.settings().refusesUnknownMessages();
  }

  /** Called by a timer: commits what is older than the limit, up to the last STATE. */
  public void tick() {
    boolean old = clock.millis() - oldestPendingMillis >= context.settings().batchWait().toMillis();
    if (pendingRows > 0 && old) {
      commit(
          checkpoint.mayCommitWithoutState()
              ? context.ledger().sequence()
              : context.ledger().lastStateCovers());
    }
  }

  /** The input ended well: commits everything, swaps in what is whole, and refuses what is not. */
  public LoadTotal finish() {
    streams.values().forEach(RejectWords::checkLimit);
    boolean whole = checkpoint.finish();
    batches.covered(checkpoint.coveredUpTo());
    new Summary(context.clock()).of(streams.values()).forEach(LOG::info);
    costs.write().ifPresent(LOG::info);
    streams.values().stream()
        .filter(load -> load.tally().rejects() > 0)
        .map(RejectWords::total)
        .forEach(context.warn());
    earlyVersions.keySet().stream().map(LoadRun::withoutSchema).forEach(context.warn());
    context.settings().unmatched(streams.keySet()).forEach(context.warn());
    streams.values().forEach(load -> load.reader().reportChanges());
    if (!whole) {
      throw SingerException.data(checkpoint.incompleteMessage());
    }
    return LoadTotal.of(streams.values());
  }

  /**
   * The tables that got rows, or a new edition, by what was committed since this was asked last.
   */
  public Set<TableName> takeChanged() {
    return loads.takeChanged();
  }

  /**
   * The input broke or a signal came: commits what the last STATE covers and lets that state go.
   */
  public void abort(LoadStatus status) {
    streams.values().forEach(load -> load.reader().reportChanges());
    loads.running();
    if (context.ledger().lastStateCovers() >= 0) {
      streams.values().forEach(load -> load.fills().cut());
      commit(context.ledger().lastStateCovers());
    }
    context.appends().rollback();
    loads.end(streams.values(), status);
    costs.write().ifPresent(LOG::info);
  }

  /**
   * The warehouse refused or lost something, so that nothing more is committed: says in the ledger
   * that the run failed, if the warehouse still listens.
   */
  public void failed() {
    context.appends().rollback();
    loads.end(streams.values(), LoadStatus.FAILED);
  }

  @Override
  public void close() {
    context.session().close();
  }

  private static String withoutSchema(String stream) {
    return "stream '" + stream + "': an ACTIVATE_VERSION came, but no SCHEMA; nothing was done.";
  }

  private boolean overLimit() {
    return pendingRows >= context.settings().batchRows()
        || pendingBytes >= context.settings().batchBytes();
  }

  /**
   * Sends the rows that wait in memory for a STATE. What the last STATE covers is committed before:
   * afterwards nothing can be until the next STATE comes.
   */
  private void makeRoom() {
    if (!context.appends().isPending()) {
      return;
    }
    if (checkpoint.isUncommitted(context.ledger().lastStateCovers())) {
      commit(context.ledger().lastStateCovers());
    }
    context.appends().sendAll();
  }

  private void commit(long upTo) {
    if (!checkpoint.commit(upTo)) {
      return;
    }
    batches.covered(checkpoint.coveredUpTo());
    boolean all = upTo >= context.ledger().sequence();
    pendingRows = all ? 0 : pendingRows;
    pendingBytes = all ? 0 : pendingBytes;
    oldestPendingMillis = clock.millis();
  }
}
