package io.shoppipe.target.cli;

import io.shoppipe.singer.config.Config;
import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Warehouse;

/** Opens the warehouse that a config names. */
final class OpenWarehouse {
  private OpenWarehouse() {}

  static Warehouse of(Config config) {
    return Warehouses.open(
        new WarehouseConfig(
            config.requiredText("warehouse"),
            config.text("user").orElse(null),
            config.text("credentials_json").or(() -> config.text("password")).orElse(null)));
  }
}
