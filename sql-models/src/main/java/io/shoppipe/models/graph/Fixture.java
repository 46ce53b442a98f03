package io.shoppipe.models.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of a unit test, by column name; or the text of a query, unrendered, in their place. */
public record Fixture(List<Map<String, @Nullable Object>> rows, Optional<String> sql) {
  public Fixture {
    List<Map<String, @Nullable Object>> copies = new ArrayList<>();
    rows.forEach(row -> copies.add(Collections.unmodifiableMap(new LinkedHashMap<>(row))));
    rows = List.copyOf(copies);
  }

  public static Fixture ofRows(List<Map<String, @Nullable Object>> rows) {
    return new Fixture(rows, Optional.empty());
  }

  public static Fixture ofSql(String sql) {
    return new Fixture(List.of(), Optional.of(sql));
  }

  /**
   * With the first row that has no null as its first row: it tells the columns, and warehouses take
   * types from it.
   */
  public Fixture fullRowFirst() {
    for (int i = 1; i < rows.size(); i++) {
      if (!rows.get(i).containsValue(null) && rows.get(0).containsValue(null)) {
        List<Map<String, @Nullable Object>> swapped = new ArrayList<>(rows);
        Collections.swap(swapped, 0, i);
        return new Fixture(swapped, sql);
      }
    }
    return this;
  }
}
