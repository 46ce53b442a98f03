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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.VectorFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Rows are written into DuckDB's memory by calls of the driver that are not public (see {@code
 * org.duckdb.VectorFunction}): what a new version of the driver could break shows here.
 */
class DuckDbVectorsTest {
  private static final int ROWS = 3 * Block.ROWS + 100;
  private static final TableName TABLE = TableName.temporary("vectors");
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("n", ColumnType.BIGINT),
          Column.of("whole", ColumnType.BIGINT),
          Column.of("name", ColumnType.TEXT),
          Column.of("small", ColumnType.numeric(9, 2)),
          Column.of("large", ColumnType.NUMERIC),
          Column.of("paid", ColumnType.BOOLEAN),
          Column.of("day", ColumnType.DATE),
          Column.of("moment", ColumnType.TIMESTAMP),
          Column.of("size", ColumnType.DOUBLE));

  @Test
  void keepsEachValueAndEachNullWhereverABatchIsCut() {
    for (int cut : new int[] {0, 1, 63, 64, 2047, 2048, 2049, 5000}) {
      assertThat(loaded(cut)).as("cut at %d", cut).isEqualTo(expected());
    }
  }

  @Test
  void keepsWhatIsThrownInDuckDbsThread() throws Exception {
    AtomicReference<@Nullable Throwable> seen = new AtomicReference<>();
    StackOverflowError thrown = new StackOverflowError("too deep");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      VectorFunction.register(
          connection.unwrap(DuckDBConnection.class),
          "failing",
          new OneColumn(),
          (cursor, chunk) -> {
            throw thrown;
          },
          seen::set);
      assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM failing(1)"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("too deep");
    }
    assertThat(seen.get()).isSameAs(thrown);
  }

  /** A table function of one column. */
  private static final class OneColumn implements DuckDBTableFunction<String, String, String> {
    @Override
    public String bind(DuckDBTableFunctionBindInfo info) throws SQLException {
      info.addResultColumn("n", DuckDBColumnType.BIGINT);
      return "bound";
    }

    @Override
    public String init(DuckDBTableFunctionInitInfo info) {
      return "begun";
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
      throw new UnsupportedOperationException();
    }
  }

  private static List<List<@Nullable Object>> loaded(int cut) {
    try (Warehouse warehouse = new DuckDbWarehouse(DuckDbWarehouse.IN_MEMORY);
        Session session = warehouse.open()) {
      warehouse.dialect().createStaging(TABLE, COLUMNS).forEach(session::execute);
      try (Loader loader = session.loader(TABLE, COLUMNS)) {
        IntStream.range(0, ROWS).forEach(row -> write(loader, row));
        loader.send(cut);
        loader.finish();
      }
      String columns =
          "n, whole, name, small::TEXT, large::TEXT, paid, day::TEXT, moment::TEXT, size::TEXT";
      return session.query("SELECT " + columns + " FROM vectors ORDER BY rowid").rows();
    }
  }

  private static void write(Loader loader, int row) {
    if (row % 5 == 0) {
      loader.rows().beginRow();
      Rows.text(loader.rows(), 2, "thrown away");
      loader.rows().bigint(1, 4711);
      loader.rows().discardRow();
    }
    loader.rows().beginRow();
    loader.rows().bigint(0, row);
    if (row % 3 == 0) {
      loader.rows().bigint(1, (long) row << 40);
      Rows.text(loader.rows(), 2, "written first");
      Rows.text(loader.rows(), 2, name(row));
      Rows.decimal(loader.rows(), 3, row + ".5");
      Rows.decimal(loader.rows(), 4, "-" + row + "12345678901234567890.000000001");
    } else {
      loader.rows().decimal(4, row, 1);
      loader.rows().bool(5, row % 2 == 0);
      loader.rows().date(6, row);
      loader.rows().timestamp(7, row * 1_000_000L);
      loader.rows().doubleValue(8, row / 4.0);
    }
    loader.rows().endRow();
  }

  /** From nothing to more than DuckDB keeps beside the length, of one to four bytes a character. */
  private static String name(int row) {
    return "aä€b".repeat(row % 7) + "😀".repeat(row % 2);
  }

  private static List<List<@Nullable Object>> expected() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(i % 3 == 0 ? third(i) : other(i));
    }
    return rows;
  }

  private static List<@Nullable Object> third(long i) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(i);
    row.add(i << 40);
    row.add(name((int) i));
    row.add(i + ".50");
    row.add(("-" + i + "12345678901234567890.000000001").replace("-01", "-1"));
    IntStream.range(0, 4).forEach(absent -> row.add(null));
    return row;
  }

  private static List<@Nullable Object> other(long i) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(i);
    IntStream.range(0, 3).forEach(absent -> row.add(null));
    row.add(i / 10 + "." + i % 10 + "00000000");
    row.add(i % 2 == 0);
    row.add(java.time.LocalDate.ofEpochDay(i).toString());
    row.add(
        java.time.LocalDateTime.ofEpochSecond(i, 0, java.time.ZoneOffset.UTC)
                .toString()
                .replace('T', ' ')
                .replaceFirst("^(.{16})$", "$1:00")
            + "+00");
    row.add(Double.toString(i / 4.0));
    return row;
  }
}
