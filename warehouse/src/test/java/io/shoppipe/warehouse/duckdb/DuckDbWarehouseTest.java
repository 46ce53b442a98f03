package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.contract.WarehouseContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DuckDbWarehouseTest implements WarehouseContract {
  private Warehouse warehouse;

  @BeforeAll
  void open(@TempDir Path folder) {
    warehouse = new DuckDbWarehouse(folder.resolve("shop.duckdb").toString());
  }

  @AfterAll
  void close() {
    warehouse.close();
  }

  @Override
  public Warehouse warehouse() {
    return warehouse;
  }
}
