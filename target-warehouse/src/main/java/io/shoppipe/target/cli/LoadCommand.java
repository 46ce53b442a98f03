package io.shoppipe.target.cli;

import io.shoppipe.singer.cli.ProgramIo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the program does without a command, by a name that a step can have. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description =
        "Loads Singer messages from stdin, as target-warehouse does without a command. As a step of"
            + " 'steps' it prints no STATE: it is in the warehouse, and in --state-output.")
final class LoadCommand implements Callable<Integer>, Counted {
  private final ProgramIo io;
  private final Shared shared;
  private Tally tally = new Tally(0, "");

  @Mixin private final ConfigOptions config = new ConfigOptions();

  @Mixin private final StateFileOption states = new StateFileOption();

  LoadCommand(ProgramIo io, Shared shared) {
    this.io = io;
    this.shared = shared;
  }

  @Override
  public Integer call() {
    return TargetWarehouse.load(io, config, states.file(), shared, found -> tally = found);
  }

  @Override
  public Tally tally() {
    return tally;
  }
}
