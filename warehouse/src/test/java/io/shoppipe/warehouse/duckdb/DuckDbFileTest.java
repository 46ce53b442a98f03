package io.shoppipe.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "[{\"id\": 1}]", "id,name and some more\n1,a\n"})
  void aFileOfAnotherKindIsRefusedAndLeftAlone(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("carts.json"), content);

    assertThatThrownBy(() -> new DuckDbWarehouse(file.toString()))
        .isInstanceOfSatisfying(
            SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessage("DuckDB " + file + ": it is no DuckDB database; name another file");
    assertThat(file).hasContent(content);
  }

  @Test
  void aNewFileIsOpenedAgainWhateverItsName() {
    Path file = folder.resolve("carts.json");
    try (Warehouse warehouse = new DuckDbWarehouse(file.toString());
        Session session = warehouse.open()) {
      session.execute("CREATE TABLE t AS SELECT 7 AS n");
    }

    try (Warehouse warehouse = new DuckDbWarehouse(file.toString());
        Session session = warehouse.open()) {
      assertThat(session.query("SELECT n FROM t").single()).hasToString("7");
    }
  }
}
