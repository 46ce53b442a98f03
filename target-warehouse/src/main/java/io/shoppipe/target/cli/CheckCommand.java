package io.shoppipe.target.cli;

import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.cli.VersionText;
import io.shoppipe.singer.config.Config;
import io.shoppipe.target.load.LoadSettings;
import io.shoppipe.target.load.WarehouseCheck;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tries what a load needs, without leaving anything behind: one line for each step. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Tests the config, the connection and the rights that a load needs; leaves nothing behind.")
final class CheckCommand implements Callable<Integer> {
  private final ProgramIo io;

  @Mixin private final ConfigOptions config = new ConfigOptions();

  CheckCommand(ProgramIo io) {
    this.io = io;
  }

  @Override
  public Integer call() {
    Config settings = config.read(io);
    io.print("config: ok\n");
    try (Warehouse warehouse = Shared.NOTHING.open(settings);
        Session session = warehouse.open()) {
      LoadSettings load = LoadSettings.of(settings, warehouse.dialect().defaultSchema());
      new WarehouseCheck(warehouse, session, line -> io.print(line + "\n")).run(load.schema());
    }
    io.print("target-warehouse " + VersionText.of(TargetWarehouse.class) + ": ready\n");
    return 0;
  }
}
