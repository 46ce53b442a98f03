package io.shoppipe.models.run;

import io.shoppipe.models.graph.RunOrder;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hands nodes out as they become ready, with their number, first come first served. What waits for
 * a node that failed is handed out too, marked to be skipped. Thread-safe.
 */
final class WorkQueue {
  /** A node's turn. {@code skip}: something that it waits for has failed. */
  record Turn(String id, int number, boolean skip) {}

  private final RunOrder order;
  private final Deque<Turn> ready = new ArrayDeque<>();
  private final Map<String, Integer> open = new HashMap<>();
  private final Set<String> skipped = new HashSet<>();
  private int handedOut;
  private int unfinished;
  private boolean skipAll;
  private boolean stopped;

  WorkQueue(RunOrder order) {
    this.order = order;
    this.unfinished = order.size();
    order.ids().forEach(id -> open.put(id, order.waitsFor(id).size()));
    enqueue(order.ids().stream().filter(id -> order.waitsFor(id).isEmpty()).toList());
  }

  /** Waits for the next turn; empty when there is nothing left. */
  synchronized Optional<Turn> take() throws InterruptedException {
    while (ready.isEmpty() && unfinished > 0 && !stopped) {
      wait();
    }
    if (stopped || ready.isEmpty()) {
      return Optional.empty();
    }
    Turn turn = ready.remove();
    boolean skip = skipAll || skipped.contains(turn.id());
    return Optional.of(new Turn(turn.id(), turn.number(), skip));
  }

  /** A node has ended; {@code failed}: what waits for it is to be skipped. */
  synchronized void done(String id, boolean failed) {
    unfinished--;
    if (failed || skipped.contains(id)) {
      skipped.addAll(order.awaitedBy(id));
    }
    enqueue(order.awaitedBy(id).stream().filter(this::isReadyNow).toList());
    notifyAll();
  }

  private boolean isReadyNow(String id) {
    return open.merge(id, -1, Integer::sum) == 0;
  }

  private void enqueue(Collection<String> ids) {
    ids.stream()
        .sorted(order.priority())
        .forEach(
            id -> {
              handedOut++;
              ready.add(new Turn(id, handedOut, false));
            });
  }

  /** Everything that has not started is to be skipped. */
  synchronized void skipRest() {
    skipAll = true;
  }

  /** Nothing more is handed out. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }
}
