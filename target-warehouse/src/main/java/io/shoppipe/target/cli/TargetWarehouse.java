package io.shoppipe.target.cli;

import io.shoppipe.singer.cli.Program;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.cli.VersionText;
import io.shoppipe.singer.config.About;
import io.shoppipe.singer.config.AboutFormat;
import io.shoppipe.singer.config.Config;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program: without a subcommand it loads Singer messages from stdin. */
@Command(
    name = "target-warehouse",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description =
        "Loads Singer messages from stdin into a warehouse; prints each committed STATE on stdout.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a bug, with a stack trace",
      "2:wrong command line",
      "3:wrong config or project",
      "4:the input breaks the protocol or its schema",
      "5:the warehouse failed; a retry may help",
      "6:a model or a test failed after the load (build and the other commands of dbt: dbt's 1 and"
          + " 2)",
      "130, 143:stopped by a signal; the last committed state was printed"
    })
public final class TargetWarehouse implements Callable<Integer> {
  /** What it can do, in the words that Meltano knows, and in the SDK's. */
  public static final List<String> CAPABILITIES =
      List.of(
          "about",
          "activate-version",
          "batch",
          "hard-delete",
          "schema-flattening",
          "soft-delete",
          "stream-maps",
          "structured-logging",
          "target-schema",
          "validate-records");

  /** Commands of its own that stand in pipelines. */
  private static final Set<String> OWN = Set.of("export", "load", "steps");

  private final ProgramIo io;

  @Mixin private final ConfigOptions config = new ConfigOptions();

  @Option(names = "--about", description = "Describe the program and its settings, and exit.")
  private boolean about;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "With --about: text, json (as the Singer SDK's) or markdown.")
  private String format = "text";

  @Mixin private final StateFileOption states = new StateFileOption();

  private TargetWarehouse(ProgramIo io) {
    this.io = io;
  }

  /** The process's entry. */
  public static void main(String[] args) {
    Program.main(TargetWarehouse::command, TargetWarehouse::everyday, args);
  }

  /**
   * The everyday calls are a load with no argument or {@code --config FILE}, and dbt's commands.
   */
  private static Optional<Program.Shortcut> everyday(ProgramIo io, List<String> args) {
    if (!args.isEmpty() && (ModelsCommands.isFirstWord(args.get(0)) || isOwn(args.get(0)))) {
      return Optional.of(described(io, args));
    }
    boolean withFile =
        args.size() == 2 && args.get(0).equals("--config") && args.get(1).matches("[^-@].*");
    if (!args.isEmpty() && !withFile) {
      return Optional.empty();
    }
    ConfigOptions config = new ConfigOptions(withFile ? Path.of(args.get(1)) : null);
    return Optional.of(
        new Program.Shortcut("target-warehouse", () -> load(io, config, Optional.empty())));
  }

  /** Only what was called is described to picocli: all the others would take it 0.1 s. */
  private static Program.Shortcut described(ProgramIo io, List<String> args) {
    String[] given = args.toArray(String[]::new);
    return new Program.Shortcut(
        "target-warehouse",
        () -> {
          Opening.prepare(new ConfigOptions().given(io) ? "" : "duckdb:");
          return Program.run(own -> only(own, given[0], Shared.NOTHING), io, given);
        });
  }

  private static boolean isOwn(String firstWord) {
    return OWN.contains(firstWord);
  }

  /** The command with that one of its subcommands. */
  static CommandLine only(ProgramIo io, String firstWord, Shared shared) {
    CommandLine line = new CommandLine(new TargetWarehouse(io));
    ModelsCommands.addAll(line, io, shared, word -> word.equals(firstWord));
    switch (firstWord) {
      case "export" -> line.addSubcommand(new ExportCommand(io, shared));
      case "load" -> line.addSubcommand(new LoadCommand(io, shared));
      case "steps" -> line.addSubcommand(new StepsCommand(io));
      default -> {
        // a dbt command, or none that there is
      }
    }
    return line;
  }

  /** The command with its subcommands, for {@link Program#run}. */
  public static Object command(ProgramIo io) {
    CommandLine line = new CommandLine(new TargetWarehouse(io));
    ModelsCommands.addAll(line, io, Shared.NOTHING, word -> true);
    return line.addSubcommand(new LoadCommand(io, Shared.NOTHING))
        .addSubcommand(new CheckCommand(io))
        .addSubcommand(new StateCommand(io))
        .addSubcommand(new ExportCommand(io, Shared.NOTHING))
        .addSubcommand(new StepsCommand(io));
  }

  /** In this class, since that of the load sets the log up, which takes as long as opening. */
  static int load(ProgramIo io, ConfigOptions options, Optional<Path> stateFile) {
    return load(io, options, stateFile, Shared.NOTHING, tally -> {});
  }

  /** {@code tally} has what it came to once all is committed. */
  static int load(
      ProgramIo io,
      ConfigOptions options,
      Optional<Path> stateFile,
      Shared shared,
      Consumer<Counted.Tally> tally) {
    Opening.prepare(options.hint(io));
    try (Opening opening = new Opening(shared)) {
      Config config = options.read(io, opening::begin);
      return new LoadProcess(io, config, opening, stateFile, tally).run();
    }
  }

  private About describe() {
    return new About(
        "target-warehouse",
        "Loads Singer messages into DuckDB, PostgreSQL or BigQuery.",
        VersionText.of(TargetWarehouse.class),
        CAPABILITIES,
        config.schema());
  }

  @Override
  public Integer call() {
    if (about) {
      io.print(AboutFormat.of(format).page(describe(), ConfigOptions.PREFIX));
      return 0;
    }
    return load(io, config, states.file());
  }
}
