package io.shoppipe.target.cli;

import io.shoppipe.models.Models;
import io.shoppipe.models.ModelsCommand;
import io.shoppipe.models.ModelsRequest;
import io.shoppipe.models.ModelsResult;
import io.shoppipe.singer.config.Config;
import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.HashMap;
import java.util.Map;

/**
 * What the commands that run in one process have in common. Alone, a command opens and reads for
 * itself.
 */
interface Shared {
  /** For a command that is alone in its process. */
  Shared NOTHING = new Shared() {};

  /** The warehouse that a config names; the caller closes it. */
  default Warehouse open(Config config) {
    return Warehouses.open(address(config));
  }

  /** Runs a command on a project in the warehouse of a config, which is open. */
  default ModelsResult run(
      Models models, ModelsCommand command, ModelsRequest request, Warehouse warehouse) {
    return models.run(command, request, AfterLoad.target(warehouse));
  }

  /** Where a config's warehouse is. */
  static WarehouseConfig address(Config config) {
    Map<String, String> parameters = new HashMap<>();
    WarehouseConfig.SETTINGS.forEach(
        name -> config.text(name).ifPresent(value -> parameters.put(name, value)));
    return new WarehouseConfig(
        config.requiredText("warehouse"),
        config.text("user").orElse(null),
        config.text("credentials_json").or(() -> config.text("password")).orElse(null),
        parameters);
  }
}
