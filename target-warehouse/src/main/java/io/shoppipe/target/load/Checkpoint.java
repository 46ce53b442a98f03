package io.shoppipe.target.load;

import io.shoppipe.target.load.StateLedger.Pending;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits staged rows and the state that covers them in one transaction, then lets the state go.
 * Rows of keyed tables may be committed ahead of their state, since a repeated run sends them again
 * to the same place; rows of tables that only grow never are.
 */
final class Checkpoint {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);

  private final LoadContext context;
  private final StateOutput out;
  private final String runId;
  private final Rejects rejects;
  private final Loads loads;
  private final Collection<StreamLoad> streams;
  private final Merger merger;
  private final RefreshGuard guard;
  private final List<String> incomplete = new ArrayList<>();
  private long appendedUpTo;
  private long committedUpTo;

  /** {@code streams} is a live view of the run's streams. */
  Checkpoint(
      LoadContext context,
      StateOutput out,
      String runId,
      Rejects rejects,
      Loads loads,
      Collection<StreamLoad> streams) {
    this.context = context;
    this.out = out;
    this.runId = runId;
    this.rejects = rejects;
    this.loads = loads;
    this.streams = streams;
    this.guard = new RefreshGuard(context);
    this.merger = new Merger(context.session(), context.dialect());
  }

  /**
   * Whether rows may be committed before a STATE covers them: no table that only grows, no parts
   * apart from their parent.
   */
  boolean mayCommitWithoutState() {
    return !context.appends().hasRowsAfter(appendedUpTo)
        && streams.stream()
            .filter(load -> !load.editions().rows().isEmpty())
            .noneMatch(load -> load.mergeKey().isEmpty() || load.definition().parent().isPresent());
  }

  /** Up to which number all is committed together with a STATE, or by the end of the input. */
  long coveredUpTo() {
    return appendedUpTo;
  }

  /** Whether rows up to a number, or a state that covers them, wait for a commit. */
  boolean isUncommitted(long upTo) {
    return upTo > committedUpTo || context.ledger().releasable(upTo, Set.of()).isPresent();
  }

  /**
   * Commits the rows up to a number, and the newest state that may leave then. False, and nothing
   * is done, while the open transaction holds added rows that this state does not cover.
   */
  boolean commit(long upTo) {
    List<StreamLoad> whole =
        refreshing().stream().filter(load -> refreshOf(load).completeAt(upTo)).toList();
    Optional<Pending> state = context.ledger().releasable(upTo, names(whole));
    long appendUpTo = Math.max(appendedUpTo, state.map(Pending::covers).orElse(0L));
    if (context.appends().sentAfter(appendUpTo)) {
      return false;
    }
    write(upTo, appendUpTo, whole, state);
    return true;
  }

  /** Commits everything at a clean end of the input; false when a refresh was not whole. */
  boolean finish() {
    long last = context.ledger().sequence();
    for (StreamLoad load : refreshing()) {
      if (!isWhole(load, refreshOf(load)) && !load.settings().swapIncomplete()) {
        incomplete.add(load.stream());
      }
    }
    List<StreamLoad> whole =
        refreshing().stream().filter(load -> !incomplete.contains(load.stream())).toList();
    Optional<Pending> state = context.ledger().releasable(last, names(whole));
    long covered = Math.max(appendedUpTo, state.map(Pending::covers).orElse(0L));
    loads.ending(streams, incomplete);
    write(last, incomplete.isEmpty() ? last : covered, whole, state);
    return incomplete.isEmpty();
  }

  private boolean isWhole(StreamLoad load, Refresh refresh) {
    return refresh.activated()
        || context.ledger().lastStateCovers() >= Math.max(refresh.stagings().lastNumber(), 0)
        || load.editions().replacesNothing();
  }

  String incompleteMessage() {
    return "stream "
        + incomplete.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "))
        + ": the refresh is not whole: neither an ACTIVATE_VERSION nor a STATE came after its last"
        + " record. The old rows are kept. Run the tap again; to take such a refresh all the same,"
        + " set on_incomplete_refresh to swap.";
  }

  private void write(long upTo, long appendUpTo, List<StreamLoad> whole, Optional<Pending> state) {
    streams.forEach(load -> load.editions().rows().finish());
    whole.forEach(load -> refreshOf(load).all().forEach(each -> each.stagings().finish()));
    rejects.finish();
    loads.begin();
    context.appends().begin();
    try {
      streams.forEach(StreamLoad::endFill);
      context.appends().send(appendUpTo);
      streams.forEach(load -> merger.merge(load, limit(load, upTo, appendUpTo), streams));
      whole.forEach(this::swap);
      rejects.write(appendUpTo);
      state.ifPresent(pending -> loads.state(pending.json()));
      loads.write(streams, load -> claimable(load, whole, upTo, appendUpTo));
      state.ifPresent(
          pending ->
              context
                  .bookkeeping()
                  .writeState(context.settings().pipeline(), pending.json(), runId));
      context.appends().commit();
    } catch (RuntimeException failure) {
      undo(failure);
      throw failure;
    }
    appendedUpTo = appendUpTo;
    committedUpTo = upTo;
    loads.settle();
    tidy(upTo, appendUpTo, whole);
    state.ifPresent(this::release);
  }

  /** What failed first is what the user must know. */
  private void undo(RuntimeException failure) {
    try {
      context.appends().rollback();
    } catch (RuntimeException second) {
      failure.addSuppressed(second);
    }
  }

  private void swap(StreamLoad load) {
    Refresh refresh = refreshOf(load);
    guard.around(load, refresh, () -> refresh.all().forEach(each -> merger.refresh(load, each)));
    Long version = refresh.version();
    if (version != null) {
      context.bookkeeping().writeVersion(load.table(), version);
    }
  }

  private void tidy(long upTo, long appendUpTo, List<StreamLoad> whole) {
    streams.forEach(load -> load.editions().rows().forget(limit(load, upTo, appendUpTo)));
    streams.forEach(load -> load.fills().renew());
    rejects.forget(appendUpTo);
    for (StreamLoad load : whole) {
      LOG.info("stream '{}': {} replaced by what the source has now", load.stream(), load.table());
      long rejects = refreshOf(load).rejects();
      if (rejects > 0) {
        context.warn().accept(RefreshGuard.lacking(load, rejects));
      }
      load.editions().refreshed();
      context.ledger().refreshClosed(load.stream());
    }
    context.metadata().newBatch();
  }

  private void release(Pending state) {
    context.ledger().released(state);
    out.emit(state.json());
  }

  private static long limit(StreamLoad load, long upTo, long appendUpTo) {
    return load.mergeKey().isEmpty() ? appendUpTo : upTo;
  }

  /** Up to which number the stream's records and rejects are committed now. */
  private static long claimable(
      StreamLoad load, List<StreamLoad> whole, long upTo, long appendUpTo) {
    if (load.refresh() != null && !whole.contains(load)) {
      return -1;
    }
    boolean rejects = load.tally().rejects() > 0;
    return rejects ? Math.min(appendUpTo, upTo) : limit(load, upTo, appendUpTo);
  }

  private List<StreamLoad> refreshing() {
    return streams.stream().filter(load -> load.refresh() != null).toList();
  }

  private static Refresh refreshOf(StreamLoad load) {
    return java.util.Objects.requireNonNull(load.refresh());
  }

  private static Set<String> names(List<StreamLoad> loads) {
    return loads.stream().map(StreamLoad::stream).collect(Collectors.toSet());
  }
}
