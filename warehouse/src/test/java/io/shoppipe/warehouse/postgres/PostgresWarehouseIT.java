package io.shoppipe.warehouse.postgres;

import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.contract.WarehouseContract;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresWarehouseIT implements WarehouseContract {
  private EmbeddedPostgres server;
  private Warehouse warehouse;

  @BeforeAll
  void start() throws IOException {
    server = EmbeddedPostgres.start();
    warehouse =
        new PostgresWarehouse(
            new PostgresAddress(
                "localhost", server.getPort(), "postgres", "postgres", "postgres", Map.of()));
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @Override
  public Warehouse warehouse() {
    return warehouse;
  }
}
