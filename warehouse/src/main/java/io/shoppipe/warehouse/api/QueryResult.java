package io.shoppipe.warehouse.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query's whole result. Values are Boolean, Long, BigDecimal, BigInteger, Double, String, byte[],
 * LocalDate, LocalTime, LocalDateTime, OffsetDateTime (UTC), UUID, or null; anything else arrives
 * as its text.
 */
public record QueryResult(
    List<String> columns, List<String> nativeTypes, List<List<@Nullable Object>> rows) {
  public QueryResult {
    columns = List.copyOf(columns);
    nativeTypes = List.copyOf(nativeTypes);
    rows = List.copyOf(rows);
  }

  /** A row that may hold nulls, made unmodifiable. */
  public static List<@Nullable Object> row(List<@Nullable Object> values) {
    return Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** The only value of the first row; null where there is no row. */
  public @Nullable Object single() {
    return rows.isEmpty() ? null : rows.get(0).get(0);
  }
}
