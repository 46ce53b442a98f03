package io.shoppipe.warehouse.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a query's rows one at a time. */
public interface RowReader {
  /** Once, before all rows; the types are the warehouse's own. */
  void columns(List<String> names, List<String> nativeTypes);

  /** One row, its values as those of {@link QueryResult}; the list is used again for the next. */
  void row(List<@Nullable Object> values);
}
