package io.shoppipe.target.cli;

import io.shoppipe.singer.cli.ProgramIo;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Option(
      names = "--state-output",
      paramLabel = "FILE",
      description =
          "Write each committed state to this file, too: whole, in the place of the one before.")
  private @Nullable Path stateOutput;

  LoadCommand(ProgramIo io, Shared shared) {
    this.io = io;
    this.shared = shared;
  }

  @Override
  public Integer call() {
    Optional<Path> states = Optional.ofNullable(stateOutput);
    return TargetWarehouse.load(io, config, states, shared, found -> tally = found);
  }

  @Override
  public Tally tally() {
    return tally;
  }
}
