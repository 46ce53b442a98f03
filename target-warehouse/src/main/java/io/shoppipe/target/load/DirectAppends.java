package io.shoppipe.target.load;

import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The run's direct appends and the transaction that they write into, which stays open until the
 * next checkpoint commits it. As long as it holds rows that no committed or releasable STATE
 * covers, it must not be committed. Not thread-safe.
 */
final class DirectAppends {
  /** Bytes of rows, of all streams together, that may wait in memory for a STATE. */
  private static final long HELD_BYTES = 32L << 20;

  private final Session session;
  private final List<DirectAppend> appends = new ArrayList<>();
  private boolean open;
  private long heldBytes;

  DirectAppends(Session session) {
    this.session = session;
  }

  DirectAppend add(TableName table) {
    DirectAppend append = new DirectAppend(session, table, change -> heldBytes += change);
    appends.add(append);
    return append;
  }

  /** Opens the transaction, unless it is. */
  void begin() {
    if (!open) {
      session.begin();
      open = true;
    }
  }

  /** Runs something that changes tables in the open transaction, or in one of its own. */
  <T> T atomically(Supplier<T> change) {
    if (open) {
      return change.get();
    }
    session.begin();
    try {
      T result = change.get();
      session.commit();
      return result;
    } catch (RuntimeException failure) {
      session.rollback();
      throw failure;
    }
  }

  void commit() {
    session.commit();
    open = false;
  }

  void rollback() {
    open = false;
    session.rollback();
  }

  /** A STATE came that covers the rows up to a number. {@code held}: it waits for a refresh. */
  void covered(long number, boolean held) {
    for (DirectAppend append : appends) {
      if (!held && append.worthSending()) {
        begin();
        append.send();
      } else {
        append.mark(number);
      }
    }
  }

  /** Sends the rows up to a number, which a commit is to cover. */
  void send(long upTo) {
    for (DirectAppend append : appends) {
      append.send(upTo);
      append.finish();
    }
  }

  /** Sends all rows, covered or not. */
  void sendAll() {
    for (DirectAppend append : appends) {
      if (append.isPending()) {
        begin();
        append.send();
      }
    }
  }

  /** Whether more waits in memory than should. */
  boolean full() {
    return heldBytes >= HELD_BYTES;
  }

  boolean isPending() {
    return appends.stream().anyMatch(DirectAppend::isPending);
  }

  boolean hasRowsAfter(long number) {
    return appends.stream().anyMatch(append -> append.hasRowsAfter(number));
  }

  boolean sentAfter(long number) {
    return appends.stream().anyMatch(append -> append.sentAfter(number));
  }
}
