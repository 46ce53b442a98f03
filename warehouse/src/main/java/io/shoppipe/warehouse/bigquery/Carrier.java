package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.TableId;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.Loader;
import java.util.List;
import java.util.function.Supplier;

/** A way of rows into staging tables. */
interface Carrier extends AutoCloseable {
  /** Loads the table that {@code table} names, which may be made only when it is asked for. */
  Loader loader(Supplier<TableId> table, List<Column> columns);

  @Override
  default void close() {}
}
