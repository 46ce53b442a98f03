package io.shoppipe.warehouse.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.warehouse.api.WarehouseException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresFailuresTest {
  @Test
  void aPasswordThatIsMissingIsAConfigError() {
    WarehouseException failure =
        new PostgresFailures("PostgreSQL h:1/d")
            .of(new SQLException("no password was provided.", "08004"));

    assertThat(failure.kind()).isEqualTo(ErrorKind.CONFIG);
    assertThat(failure)
        .hasMessage(
            "PostgreSQL h:1/d: no password was provided. (SQLSTATE 08004); set the right user and password");
  }
}
