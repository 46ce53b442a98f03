package io.shoppipe.target.cli;

import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.target.load.Bookkeeping;
import io.shoppipe.target.load.LoadSettings;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints or changes the state that the warehouse holds: a lost state file is no loss. */
@Command(
    name = "state",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the last committed state, as the tap's --state file wants it.",
      "With --set or --clear it is changed instead."
    })
final class StateCommand implements Callable<Integer> {
  private final ProgramIo io;

  @Mixin private final ConfigOptions config = new ConfigOptions();

  @Option(
      names = "--pipeline",
      paramLabel = "NAME",
      description = "The pipeline. Default: the config's.")
  private @Nullable String pipeline;

  @Option(
      names = "--or-empty",
      description = "Where there is no state yet, print {} instead of failing.")
  private boolean orEmpty;

  @ArgGroup private @Nullable Change change;

  /** What to do with the state. */
  static final class Change {
    @Option(
        names = "--set",
        paramLabel = "JSON|@FILE",
        description = "Put this state in the place of the one that is kept.")
    private @Nullable String state;

    @Option(names = "--clear", description = "Forget the state: the next run begins anew.")
    private boolean clear;

    /** What the state becomes; null: it is forgotten. */
    @Nullable String wanted() {
      return clear || state == null ? null : StateArgument.read(state);
    }
  }

  StateCommand(ProgramIo io) {
    this.io = io;
  }

  @Override
  public Integer call() {
    String state = change == null ? null : change.wanted();
    Config settings = config.read(io);
    try (Warehouse warehouse = Shared.NOTHING.open(settings);
        Session session = warehouse.open()) {
      Bookkeeping bookkeeping = new Bookkeeping(session, warehouse.dialect());
      String name =
          pipeline == null
              ? LoadSettings.of(settings, warehouse.dialect().defaultSchema()).pipeline()
              : pipeline;
      if (change == null) {
        io.print(kept(bookkeeping, name, warehouse.location()) + "\n");
      } else {
        bookkeeping.changeState(name, state);
      }
    }
    return 0;
  }

  private String kept(Bookkeeping bookkeeping, String pipeline, String location) {
    return bookkeeping
        .state(pipeline)
        .or(() -> orEmpty ? Optional.of("{}") : Optional.empty())
        .orElseThrow(
            () ->
                SingerException.config(
                    "no state of pipeline '"
                        + pipeline
                        + "' in "
                        + location
                        + ": nothing was committed yet under that name."));
  }
}
