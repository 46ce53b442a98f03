package io.shoppipe.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** INSERTs wait in line beside the caller: what becomes of the others when one fails. */
class DuckDbInsertsTest {
  private static final TableName TABLE = TableName.temporary("small_numbers");
  private static final List<Column> COLUMNS = List.of(Column.of("n", ColumnType.BIGINT));

  private final Warehouse warehouse = new DuckDbWarehouse(DuckDbWarehouse.IN_MEMORY);
  private final Session session = warehouse.open();

  @BeforeEach
  void makeTable() {
    session.execute("CREATE TEMPORARY TABLE small_numbers (n BIGINT CHECK (n < 1000000))");
  }

  @AfterEach
  void close() {
    session.close();
    warehouse.close();
  }

  @Test
  void insertsEachBatchInTheOrderItWasSent() {
    try (Loader loader = session.loader(TABLE, COLUMNS)) {
      for (int batch = 0; batch < 20; batch++) {
        send(loader, batch * 50_000L, 50_000);
      }
      loader.finish();
    }
    assertThat(
            rows("SELECT count(*), count(*) FILTER (n = rowid) FROM small_numbers WHERE n < 1e6"))
        .containsExactly(List.of(1_000_000L, 1_000_000L));
  }

  @Test
  void leavesOutWhatIsBehindAFailedInsertAndGoesOnAfterTheRollback() {
    session.begin();
    try (Loader loader = session.loader(TABLE, COLUMNS)) {
      assertThatThrownBy(
              () -> {
                send(loader, 1, 3);
                send(loader, 1_000_000, 1);
                send(loader, 7, 2);
                loader.finish();
              })
          .isInstanceOf(SingerException.class)
          .hasMessageContaining("CHECK constraint failed");
    }
    session.rollback();
    assertThat(rows("SELECT n FROM small_numbers")).isEmpty();

    session.begin();
    try (Loader loader = session.loader(TABLE, COLUMNS)) {
      send(loader, 20, 2);
      loader.finish();
    }
    session.commit();
    assertThat(rows("SELECT n FROM small_numbers ORDER BY n"))
        .containsExactly(List.of(20L), List.of(21L));
  }

  private List<List<?>> rows(String sql) {
    return List.copyOf(session.query(sql).rows());
  }

  private static void send(Loader loader, long first, int count) {
    LongStream.range(first, first + count)
        .forEach(
            n -> {
              loader.rows().beginRow();
              loader.rows().bigint(0, n);
              loader.rows().endRow();
            });
    loader.send();
  }
}
