package io.shoppipe.target.load;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.Merge;
import io.shoppipe.warehouse.api.Retyping;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A temporary table that takes a stream's rows until a checkpoint merges them. Made with the first
 * row. Not thread-safe.
 */
final class Staging implements RowSink, AutoCloseable {
  private final Session session;
  private final Dialect dialect;
  private final TableName table;
  private StagingLayout layout;
  private Loader loader;
  private long firstNumber = Long.MAX_VALUE;
  private long lastNumber;
  private boolean partial;
  private boolean sent;

  Staging(Session session, Dialect dialect, TableName table, StagingLayout layout) {
    this.session = session;
    this.dialect = dialect;
    this.table = table;
    this.layout = layout;
    dialect.createStaging(table, layout.columns()).forEach(session::execute);
    this.loader = session.loader(table, layout.columns());
  }

  @Override
  public RowWriter rows() {
    return loader.rows();
  }

  @Override
  public void endRow(long number, boolean complete, IntPredicate present) {
    loader.rows().bigint(layout.sequenceColumn(), number);
    if (!complete) {
      markAbsent(present);
    }
    loader.rows().endRow();
    firstNumber = Math.min(firstNumber, number);
    lastNumber = number;
    if (loader.pendingBytes() >= loader.sendBytes()) {
      loader.send();
      sent = true;
    }
  }

  boolean hasSent() {
    return sent;
  }

  /**
   * Makes columns as wide as those of the same name in another layout, just as the table's were, so
   * that what waits arrives as what was merged before.
   */
  void widen(StagingLayout wider) {
    StagingLayout widened = layout.widened(wider);
    if (widened.equals(layout)) {
      return;
    }
    loader.finish();
    loader.close();
    for (int i = 0; i < layout.data().size(); i++) {
      Column from = layout.data().get(i);
      Column to = widened.data().get(i);
      if (!from.type().equals(to.type())) {
        session.execute(dialect.alterType(Retyping.of(table, from.name(), from.type(), to.type())));
      }
    }
    layout = widened;
    loader = session.loader(table, layout.columns());
  }

  boolean isEmpty() {
    return lastNumber == 0;
  }

  boolean hasRowsUpTo(long number) {
    return firstNumber <= number;
  }

  /** Rows of these numbers were put into the table by other ways than the loader. */
  void took(long first, long last) {
    firstNumber = Math.min(firstNumber, first);
    lastNumber = Math.max(lastNumber, last);
  }

  /** Of the first row that waits. */
  long firstNumber() {
    return firstNumber;
  }

  long lastNumber() {
    return lastNumber;
  }

  boolean partial() {
    return partial;
  }

  StagingLayout layout() {
    return layout;
  }

  TableName table() {
    return table;
  }

  /** All rows written so far are in the staging table after this. */
  void finish() {
    loader.finish();
  }

  Merge merge(TableName target, List<String> key, long upTo) {
    return new Merge(table, target, layout.names(), layout.kinds(), key, layout.sequence(), upTo);
  }

  /** Forgets the rows up to a number, which are merged. */
  void forget(long upTo) {
    if (!hasRowsUpTo(upTo)) {
      return;
    }
    if (upTo >= lastNumber) {
      session.execute("TRUNCATE TABLE " + dialect.quote(table));
      firstNumber = Long.MAX_VALUE;
      lastNumber = 0;
      partial = false;
      sent = false;
    } else {
      session.execute(
          "DELETE FROM "
              + dialect.quote(table)
              + " WHERE "
              + dialect.quote(layout.sequence())
              + " <= "
              + upTo);
      firstNumber = upTo + 1;
    }
  }

  /** Drops the staging table and what it holds. */
  @Override
  public void close() {
    loader.close();
    session.execute(dialect.dropTable(table));
  }

  private void markAbsent(IntPredicate present) {
    partial = true;
    for (int word = 0; word < layout.absence().size(); word++) {
      long bits = 0;
      int end = Math.min(layout.data().size(), (word + 1) * StagingLayout.BITS);
      for (int column = word * StagingLayout.BITS; column < end; column++) {
        bits |= present.test(column) ? 0 : 1L << (column % StagingLayout.BITS);
      }
      loader.rows().bigint(layout.absenceColumn(word), bits);
    }
  }
}
