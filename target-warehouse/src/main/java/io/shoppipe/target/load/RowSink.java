package io.shoppipe.target.load;

import io.shoppipe.warehouse.api.RowWriter;
import java.util.function.IntPredicate;

/** Where a stream's rows go for now. */
interface RowSink {
  RowWriter rows();

  /** Ends the row; {@code complete}: it had every column, otherwise {@code present} tells which. */
  void endRow(long number, boolean complete, IntPredicate present);
}
