package io.shoppipe.bench.cli;

import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;

/** Runs SQL in a warehouse and ends: {@code Execute WAREHOUSE-URL SQL...}. */
public final class Execute {
  private Execute() {}

  public static void main(String[] args) {
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(args[0]));
        Session session = warehouse.open()) {
      for (int i = 1; i < args.length; i++) {
        session.execute(args[i]);
      }
    }
  }
}
