package io.shoppipe.models.render;

import io.shoppipe.python.datetime.JavaTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of what a macro returned: a table, or the result of a statement that has one. */
public final class ResultRows {
  private ResultRows() {}

  /** Dates and times as Java's; empty where the macro returned no table. */
  public static Optional<List<List<@Nullable Object>>> of(@Nullable Object returned) {
    Object table = returned instanceof Map<?, ?> result ? result.get("table") : returned;
    if (!(table instanceof QueryTable known)) {
      return Optional.empty();
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    known.iterate().forEachRemaining(row -> rows.add(plain(QueryTable.values(row))));
    return Optional.of(rows);
  }

  private static List<@Nullable Object> plain(List<@Nullable Object> row) {
    List<@Nullable Object> values = new ArrayList<>(row);
    values.replaceAll(JavaTimes::given);
    return values;
  }
}
