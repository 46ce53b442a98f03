package io.shoppipe.warehouse.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.WarehouseException;
import io.shoppipe.warehouse.contract.Rows;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresFailuresIT {
  private EmbeddedPostgres server;

  @BeforeAll
  void start() throws IOException {
    server = EmbeddedPostgres.start();
    try (Session session = warehouse("postgres", "postgres").open()) {
      session.execute("CREATE ROLE guest LOGIN");
    }
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  private PostgresWarehouse warehouse(String user, String database) {
    return new PostgresWarehouse(
        new PostgresAddress("localhost", server.getPort(), database, user, "", Map.of()));
  }

  private static void fails(ThrowingCallable call, ErrorKind kind, String state, String words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            WarehouseException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(kind);
              assertThat(e.sqlState()).isEqualTo(state);
            })
        .hasMessageContaining(words)
        .hasMessageNotContaining("\n");
  }

  @Test
  void anUnknownDatabaseOrUserIsAConfigError() {
    fails(
        () -> warehouse("postgres", "nowhere").open(),
        ErrorKind.CONFIG,
        "3D000",
        "/nowhere: database \"nowhere\" does not exist (SQLSTATE 3D000); create it, or name another"
            + " in the URL");
    fails(
        () -> warehouse("nobody", "postgres").open(),
        ErrorKind.CONFIG,
        "28000",
        "role \"nobody\" does not exist");
  }

  @Test
  void noRightToCreateIsAConfigError() {
    try (Session session = warehouse("guest", "postgres").open()) {
      fails(
          () -> session.execute("CREATE SCHEMA mine"),
          ErrorKind.CONFIG,
          "42501",
          "permission denied for database postgres");
    }
  }

  @Test
  void aConnectionThatIsLostIsAnExternalFailure() {
    try (Session session = warehouse("postgres", "postgres").open();
        Session other = warehouse("postgres", "postgres").open()) {
      Object process = session.query("SELECT pg_backend_pid()").single();
      other.execute("SELECT pg_terminate_backend(" + process + ", 5000)");
      fails(
          () -> session.query("SELECT 1"),
          ErrorKind.EXTERNAL,
          "57P01",
          "terminating connection due to administrator command");
    }
  }

  @Test
  void aCopyThatBreaksLeavesTheSessionUsable() {
    List<Column> columns = List.of(Column.of("id", ColumnType.BIGINT));
    TableName table = TableName.temporary("keyed");
    try (Session session = warehouse("postgres", "postgres").open();
        Loader loader = session.loader(table, columns)) {
      session.execute("CREATE TEMPORARY TABLE keyed (id bigint PRIMARY KEY)");
      for (int i = 0; i < 2; i++) {
        loader.rows().beginRow();
        loader.rows().bigint(0, 5);
        loader.rows().endRow();
      }
      fails(loader::finish, ErrorKind.DATA, "23505", "Key (id)=(5) already exists.");
      loader.rows().beginRow();
      loader.rows().bigint(0, 6);
      loader.rows().endRow();
      loader.finish();
      assertThat(session.query("SELECT id FROM keyed").single()).isEqualTo(6L);
    }
  }

  @Test
  void numericHoldsAllThatPostgresAllows() {
    List<Column> columns = List.of(Column.of("n", ColumnType.NUMERIC));
    TableName table = TableName.temporary("wide");
    String wide = "9".repeat(131_072) + "." + "1".repeat(16_383);
    try (Session session = warehouse("postgres", "postgres").open();
        Loader loader = session.loader(table, columns)) {
      session.execute("CREATE TEMPORARY TABLE wide (n numeric)");
      for (String text : List.of(wide, "1e131071", "1e-16383", "1.50", "-0.00")) {
        loader.rows().beginRow();
        Rows.decimal(loader.rows(), 0, text);
        loader.rows().endRow();
      }
      loader.finish();
      assertThat(session.query("SELECT n::text FROM wide").rows())
          .containsExactly(
              List.of(wide),
              List.of("1" + "0".repeat(131_071)),
              List.of("0." + "0".repeat(16_382) + "1"),
              List.of("1.50"),
              List.of("0.00"));
      loader.rows().beginRow();
      assertThatThrownBy(() -> Rows.decimal(loader.rows(), 0, "1e131072"))
          .hasMessage("has more than 131072 digits before the point");
      assertThatThrownBy(() -> Rows.decimal(loader.rows(), 0, "1e-16384"))
          .hasMessage("has more than 16383 digits after the point");
    }
  }

  @Test
  void datesReachFromTheFirstToTheLast() {
    List<Column> columns =
        List.of(Column.of("d", ColumnType.DATE), Column.of("t", ColumnType.TIMESTAMP));
    TableName table = TableName.temporary("times");
    try (Session session = warehouse("postgres", "postgres").open();
        Loader loader = session.loader(table, columns)) {
      session.execute("CREATE TEMPORARY TABLE times (d date, t timestamptz)");
      loader.rows().beginRow();
      loader.rows().date(0, -2_440_588);
      loader.rows().timestamp(1, -210_866_803_200_000_000L);
      loader.rows().endRow();
      loader.rows().beginRow();
      loader.rows().date(0, 2_145_042_905);
      loader.rows().timestamp(1, Long.MAX_VALUE);
      loader.rows().endRow();
      loader.finish();
      assertThat(session.query("SELECT d::text, t::text FROM times").rows())
          .containsExactly(
              List.of("4714-11-24 BC", "4714-11-24 00:00:00+00 BC"),
              List.of("5874897-12-31", "294247-01-10 04:00:54.775807+00"));
      loader.rows().beginRow();
      assertThatThrownBy(() -> loader.rows().date(0, 2_145_042_906))
          .hasMessage("is beyond the warehouse's DATE");
      assertThatThrownBy(() -> loader.rows().timestamp(1, -210_866_803_200_000_001L))
          .hasMessage("is beyond the warehouse's TIMESTAMP WITH TIME ZONE");
    }
  }
}
