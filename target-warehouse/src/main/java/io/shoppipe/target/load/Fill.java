package io.shoppipe.target.load;

import io.shoppipe.warehouse.api.KeyedFill;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.Merge;
import io.shoppipe.warehouse.api.RowWriter;
import java.util.function.IntPredicate;

/**
 * A keyed table's rows, written straight into it until the next checkpoint. Only rows that have
 * every column: of two rows of one key the later replaces the earlier whole. Not thread-safe.
 */
final class Fill implements RowSink {
  private final KeyedFill fill;
  private final Loader loader;
  private final long firstNumber;
  private long lastNumber;
  private long covered;

  /** {@code firstNumber}: of the first row that it took over. */
  Fill(KeyedFill fill, long firstNumber) {
    this.fill = fill;
    this.firstNumber = firstNumber;
    this.loader = fill.loader();
  }

  @Override
  public RowWriter rows() {
    return loader.rows();
  }

  @Override
  public void endRow(long number, boolean complete, IntPredicate present) {
    loader.rows().endRow();
    lastNumber = number;
    if (loader.pendingBytes() >= loader.sendBytes()) {
      loader.send();
      covered = 0;
    }
  }

  /** A STATE came: it covers all rows so far. */
  void mark() {
    covered = loader.pendingRows();
  }

  /** Drops the rows that no STATE covers, as far as they are still in memory. */
  void cut() {
    if (covered > 0 && covered < loader.pendingRows()) {
      loader.send(covered);
    }
    if (covered < loader.pendingRows() || covered == 0) {
      loader.close();
    }
  }

  /** The rows are in the table, each key once, and the key is made. */
  void finish() {
    fill.finish();
  }

  /** The rows are in the staging table, and no longer in the table. */
  void giveBack(Merge staged) {
    fill.giveBack(staged, firstNumber);
  }

  long firstNumber() {
    return firstNumber;
  }

  long lastNumber() {
    return Math.max(firstNumber, lastNumber);
  }
}
