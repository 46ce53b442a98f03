package io.shoppipe.target.load;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Adds one stream's rows straight to its table, inside the run's open transaction. Rows that no
 * STATE covers yet wait in memory, as long as they are few. Not thread-safe.
 */
final class DirectAppend implements RowSink, AutoCloseable {
  /** The pending rows of number up to {@code number} are the first {@code rows}. */
  private record Mark(long number, long rows) {}

  private final Session session;
  private final TableName table;
  private final LongConsumer held;
  private final Deque<Mark> marks = new ArrayDeque<>();
  private List<Column> columns = List.of();
  private @Nullable Loader loader;
  private long lastNumber;
  private long sentNumber;
  private long heldBytes;

  /** {@code held} is told by how many bytes the rows in memory became more or less. */
  DirectAppend(Session session, TableName table, LongConsumer held) {
    this.held = held;
    this.session = session;
    this.table = table;
  }

  /** The same for rows of these columns; nothing may be pending when they change. */
  DirectAppend of(List<Column> wanted) {
    if (loader == null || !columns.equals(wanted)) {
      finish();
      close();
      columns = wanted;
      loader = session.loader(table, wanted);
    }
    return this;
  }

  @Override
  public RowWriter rows() {
    return loader().rows();
  }

  @Override
  public void endRow(long number, boolean complete, IntPredicate present) {
    loader().rows().endRow();
    lastNumber = number;
    weigh();
  }

  /** A STATE came: it covers all rows so far. */
  void mark(long number) {
    long rows = pendingRows();
    if (!marks.isEmpty() && marks.getLast().rows() == rows) {
      marks.removeLast();
    }
    marks.addLast(new Mark(number, rows));
  }

  /** Whether enough wait to be worth sending. */
  boolean worthSending() {
    return loader != null && loader.pendingBytes() >= loader.sendBytes();
  }

  boolean hasRowsAfter(long number) {
    return lastNumber > number;
  }

  /** Whether rows of a greater number are in the open transaction. */
  boolean sentAfter(long number) {
    return sentNumber > number;
  }

  boolean isPending() {
    return pendingRows() > 0;
  }

  void send() {
    if (isPending()) {
      loader().send();
      sentNumber = lastNumber;
    }
    marks.clear();
    weigh();
  }

  /** Sends the rows up to a number, which is a STATE's or the last one. */
  void send(long upTo) {
    if (upTo >= lastNumber) {
      send();
      return;
    }
    Mark covered = null;
    while (!marks.isEmpty() && marks.getFirst().number() <= upTo) {
      covered = marks.removeFirst();
    }
    if (covered != null && covered.rows() > 0) {
      loader().send(covered.rows());
      sentNumber = covered.number();
      forget(covered.rows());
      weigh();
    }
  }

  /** The marks count the pending rows from the first one on. */
  private void forget(long rows) {
    for (int i = marks.size(); i > 0; i--) {
      Mark mark = marks.removeFirst();
      marks.addLast(new Mark(mark.number(), mark.rows() - rows));
    }
  }

  /** Waits until all rows that were sent are in the table. */
  void finish() {
    if (loader != null) {
      loader.settle();
    }
  }

  @Override
  public void close() {
    if (loader != null) {
      loader.close();
      loader = null;
    }
  }

  private void weigh() {
    long bytes = loader == null ? 0 : loader.pendingBytes();
    held.accept(bytes - heldBytes);
    heldBytes = bytes;
  }

  private long pendingRows() {
    return loader == null ? 0 : loader.pendingRows();
  }

  private Loader loader() {
    return Objects.requireNonNull(loader);
  }
}
