package io.shoppipe.e2e.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An empty warehouse of a test's own. It is looked into only while no target runs: DuckDB gives its
 * file to one process at a time.
 */
record Place(String url) {
  List<List<@Nullable Object>> rows(String sql) {
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(url));
        Session session = warehouse.open()) {
      return session.query(sql).rows();
    }
  }

  @Nullable Object single(String sql) {
    return rows(sql).get(0).get(0);
  }

  void execute(String sql) {
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(url));
        Session session = warehouse.open()) {
      session.execute(sql);
    }
  }

  /** The columns of a table in the order of their place. */
  List<String> columns(String schema, String table) {
    return rows(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = '"
                + schema
                + "' AND table_name = '"
                + table
                + "' ORDER BY ordinal_position")
        .stream()
        .map(row -> String.valueOf(row.get(0)))
        .toList();
  }

  /** Row for row, each as often as in the other. */
  void hasEqualTables(String schema, String other, String... tables) {
    for (String table : tables) {
      if (url.startsWith("bigquery:")) { // has no EXCEPT ALL
        assertThat(texts(schema + "." + table))
            .as("rows of %s.%s", schema, table)
            .containsExactlyInAnyOrderElementsOf(texts(other + "." + table));
        continue;
      }
      String left = schema + ".\"" + table + "\"";
      String right = other + ".\"" + table + "\"";
      assertThat(difference(left, right)).as("rows of %s that %s lacks", left, right).isEmpty();
      assertThat(difference(right, left)).as("rows of %s that %s lacks", right, left).isEmpty();
    }
  }

  private List<String> texts(String table) {
    return rows("SELECT * FROM " + table).stream().map(String::valueOf).toList();
  }

  private List<List<@Nullable Object>> difference(String left, String right) {
    return rows("SELECT * FROM " + left + " EXCEPT ALL SELECT * FROM " + right + " LIMIT 3");
  }
}
