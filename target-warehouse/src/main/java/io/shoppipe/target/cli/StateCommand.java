package io.shoppipe.target.cli;

import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.target.load.Bookkeeping;
import io.shoppipe.target.load.LoadSettings;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the state that the warehouse holds: a lost state file is no loss. */
@Command(
    name = "state",
    mixinStandardHelpOptions = true,
    description = "Prints the last committed state, as the tap's --state file wants it.")
final class StateCommand implements Callable<Integer> {
  private final ProgramIo io;

  @Mixin private final ConfigOptions config = new ConfigOptions();

  @Option(
      names = "--pipeline",
      paramLabel = "NAME",
      description = "The pipeline. Default: the config's.")
  private @Nullable String pipeline;

  StateCommand(ProgramIo io) {
    this.io = io;
  }

  @Override
  public Integer call() {
    Config settings = config.read(io);
    try (Warehouse warehouse = OpenWarehouse.of(settings);
        Session session = warehouse.open()) {
      String name =
          pipeline == null
              ? LoadSettings.of(settings, warehouse.dialect().defaultSchema()).pipeline()
              : pipeline;
      String state =
          new Bookkeeping(session, warehouse.dialect())
              .state(name)
              .orElseThrow(
                  () ->
                      SingerException.config(
                          "no state of pipeline '"
                              + name
                              + "' in "
                              + warehouse.location()
                              + ": nothing was committed yet under that name."));
      io.print(state + "\n");
    }
    return 0;
  }
}
