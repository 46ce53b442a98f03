package io.shoppipe.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.contract.Rows;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbLimitsTest {
  @Test
  void datesReachFromTheFirstToTheLast() {
    List<Column> columns =
        List.of(Column.of("d", ColumnType.DATE), Column.of("t", ColumnType.TIMESTAMP));
    TableName table = TableName.temporary("times");
    try (Warehouse warehouse = new DuckDbWarehouse(DuckDbWarehouse.IN_MEMORY);
        Session session = warehouse.open();
        Loader loader = session.loader(table, columns)) {
      warehouse.dialect().createStaging(table, columns).forEach(session::execute);
      loader.rows().beginRow();
      loader.rows().date(0, -2_147_483_646L);
      loader.rows().timestamp(1, -9_223_372_022_400_000_000L);
      loader.rows().endRow();
      loader.rows().beginRow();
      loader.rows().date(0, 2_147_483_646L);
      loader.rows().timestamp(1, Long.MAX_VALUE - 1);
      loader.rows().endRow();
      loader.finish();
      assertThat(session.query("SELECT d::text, (t AT TIME ZONE 'UTC')::text FROM times").rows())
          .containsExactlyInAnyOrder(
              List.of("5877642-06-25 (BC)", "290309-12-22 (BC) 00:00:00"),
              List.of("5881580-07-10", "294247-01-10 04:00:54.775806"));
      loader.rows().beginRow();
      assertThatThrownBy(() -> loader.rows().date(0, 2_147_483_647L))
          .hasMessage("is beyond the warehouse's DATE");
      assertThatThrownBy(() -> loader.rows().timestamp(1, Long.MAX_VALUE))
          .hasMessage("is beyond the warehouse's TIMESTAMP WITH TIME ZONE");
    }
  }

  @Test
  void decimalsReachTo38Digits() {
    ColumnType type = ColumnType.numeric(38, 38);
    List<Column> columns = List.of(Column.of("n", type), Column.of("w", ColumnType.NUMERIC));
    TableName table = TableName.temporary("wide");
    String small = "0." + "9".repeat(38);
    String large = "-" + "9".repeat(29) + "." + "9".repeat(9);
    try (Warehouse warehouse = new DuckDbWarehouse(DuckDbWarehouse.IN_MEMORY);
        Session session = warehouse.open();
        Loader loader = session.loader(table, columns)) {
      warehouse.dialect().createStaging(table, columns).forEach(session::execute);
      loader.rows().beginRow();
      Rows.decimal(loader.rows(), 0, small);
      Rows.decimal(loader.rows(), 1, large);
      loader.rows().endRow();
      loader.finish();
      assertThat(session.query("SELECT n::text, w::text FROM wide").rows())
          .containsExactly(List.of(small.substring(1), large));
      loader.rows().beginRow();
      assertThatThrownBy(() -> Rows.decimal(loader.rows(), 1, "1e29"))
          .hasMessage("has more than 29 digits before the point");
      assertThatThrownBy(() -> warehouse.dialect().typeName(ColumnType.numeric(39, 0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("38 digits at most");
    }
  }

  @Test
  void oneProcessMayOpenAFileTwice(@TempDir Path folder) {
    String file = folder.resolve("twice.duckdb").toString();
    List<Column> columns = List.of(Column.of("n", ColumnType.BIGINT));
    TableName table = new TableName("main", "t");
    try (Warehouse first = new DuckDbWarehouse(file);
        Session one = first.open();
        Warehouse second = new DuckDbWarehouse(file);
        Session two = second.open()) {
      first.dialect().createTable(table, columns, List.of()).forEach(one::execute);
      for (Session session : List.of(one, two)) {
        try (Loader loader = session.loader(table, columns)) {
          loader.rows().beginRow();
          loader.rows().bigint(0, 1);
          loader.rows().endRow();
          loader.finish();
        }
      }
      assertThat(one.query("SELECT sum(n)::BIGINT FROM t").single()).isEqualTo(2L);
    }
  }
}
