package io.shoppipe.target.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which STATE may leave, and when. Every record of every stream gets the next number; a STATE
 * covers the numbers before it. It may leave when all of them are committed, which rows of an
 * unfinished refresh are not. Pure; not thread-safe.
 */
final class StateLedger {
  /** A STATE's value as compact JSON, and the number of the last record before it. */
  record Pending(String json, long covers) {}

  private final Deque<Pending> pending = new ArrayDeque<>();
  private final Map<String, Long> refreshes = new HashMap<>();
  private long sequence;
  private long lastState = -1;
  private int refreshChanges;

  /** The number of a new record, from 1. */
  long next() {
    return ++sequence;
  }

  /** The last number given. */
  long sequence() {
    return sequence;
  }

  /** The number that the last STATE covers; -1 before the first. */
  long lastStateCovers() {
    return lastState;
  }

  /**
   * A STATE arrived. Of the states that only wait for one and the same refresh the newest is kept.
   */
  void received(String json) {
    long newestStart =
        refreshes.values().stream().mapToLong(Long::longValue).max().orElse(Long.MIN_VALUE);
    while (!pending.isEmpty() && pending.getLast().covers() >= newestStart) {
      pending.removeLast();
    }
    pending.addLast(new Pending(json, sequence));
    lastState = sequence;
  }

  /**
   * A refresh of the stream began with the record of this number: later states wait for its end.
   */
  void refreshOpened(String stream, long first) {
    refreshes.putIfAbsent(stream, first);
    refreshChanges++;
  }

  /** Whether some refresh is open: states that come now are held back. */
  boolean refreshing() {
    return !refreshes.isEmpty();
  }

  /** Counts refreshes opened and closed. */
  int refreshChanges() {
    return refreshChanges;
  }

  /** The refresh is committed. */
  void refreshClosed(String stream) {
    refreshes.remove(stream);
    refreshChanges++;
  }

  /**
   * The newest state that may leave once the rows up to {@code upTo} are committed and the
   * refreshes in {@code closing} are.
   */
  Optional<Pending> releasable(long upTo, java.util.Set<String> closing) {
    long firstHeld =
        refreshes.entrySet().stream()
            .filter(e -> !closing.contains(e.getKey()))
            .mapToLong(Map.Entry::getValue)
            .min()
            .orElse(Long.MAX_VALUE);
    Pending found = null;
    for (Pending state : pending) {
      if (state.covers() <= upTo && state.covers() < firstHeld) {
        found = state;
      }
    }
    return Optional.ofNullable(found);
  }

  /** The state and all before it have left. */
  void released(Pending state) {
    while (!pending.isEmpty() && pending.getFirst().covers() <= state.covers()) {
      pending.removeFirst();
    }
  }
}
