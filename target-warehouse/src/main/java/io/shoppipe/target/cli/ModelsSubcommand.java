package io.shoppipe.target.cli;

import io.shoppipe.models.Models;
import io.shoppipe.models.ModelsCommand;
import io.shoppipe.models.ModelsRequest;
import io.shoppipe.models.ModelsResult;
import io.shoppipe.models.RunOptions;
import io.shoppipe.singer.cli.ExitCodes;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.target.load.LoadSettings;
import io.shoppipe.warehouse.api.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * One of dbt's commands on a project: {@code build}, {@code run}, {@code test}, {@code compile},
 * {@code ls}.
 */
@Command(
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes, dbt's:%n",
    exitCodeList = {
      "0:done",
      "1:a model, a test or another node failed",
      "2:wrong command line, project or config, or no warehouse: nothing ran; compile, show: a node"
          + " failed",
      "130, 143:stopped by a signal"
    },
    footer = {
      "",
      "With --config (or TARGET_WAREHOUSE_WAREHOUSE in the environment) the models are built in"
          + " that warehouse;",
      "without, in the one that the project's profiles.yml names."
    })
final class ModelsSubcommand implements Callable<Integer>, ExitCodes, Counted {
  private static final int FAILED = 1;
  private static final int COULD_NOT_RUN = 2;

  private final ProgramIo io;
  private final Shared shared;
  private final ModelsCommand command;
  private @Nullable Config settings;
  private Tally tally = new Tally(0, "");

  @Mixin private final ConfigOptions config = new ConfigOptions();

  @Option(
      names = "--project-dir",
      paramLabel = "DIR",
      description = "The folder of dbt_project.yml. Default: the current one.")
  private @Nullable Path projectDir;

  @Mixin private final ChoiceOptions choice = new ChoiceOptions();

  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = "--vars",
      paramLabel = "YAML",
      defaultValue = "",
      description = "Variables, as a YAML or JSON mapping.")
  private String vars = "";

  @Option(names = "--target", paramLabel = "NAME", description = "The output of profiles.yml.")
  private @Nullable String target;

  @Option(names = "--profile", paramLabel = "NAME", description = "The profile of profiles.yml.")
  private @Nullable String profile;

  @Option(names = "--profiles-dir", paramLabel = "DIR", description = "The folder of profiles.yml.")
  private @Nullable Path profilesDir;

  @Option(
      names = "--target-path",
      paramLabel = "DIR",
      description = "Where compiled SQL and run_results.json go. Default: target in the project.")
  private @Nullable Path targetPath;

  @Option(names = "--threads", paramLabel = "N", description = "How many nodes run at once.")
  private @Nullable Integer threads;

  @Option(
      names = {"-x", "--fail-fast"},
      description = "Stop at the first failure.")
  private boolean failFast;

  @Option(
      names = {"-f", "--full-refresh"},
      description = "Build incremental models anew.")
  private boolean fullRefresh;

  @Option(
      names = "--store-failures",
      description = "Keep the rows that fail a test in a table of their own.")
  private boolean storeFailures;

  @Option(
      names = "--empty",
      negatable = true,
      description = "Build with no rows: whatever is read gives none.")
  private boolean empty;

  @Option(
      names = "--sample",
      paramLabel = "SPAN",
      description = "Read only rows of this time, by event_time: '3 days', or {start:, end:}.")
  private @Nullable String sample;

  @Mixin private final WarningOptions warnings = new WarningOptions();

  @Mixin private final SwitchOptions switches = new SwitchOptions();

  @Option(
      names = "--args",
      paramLabel = "YAML",
      defaultValue = "",
      description = "run-operation: what the macro is called with, as a YAML or JSON mapping.")
  private String arguments = "";

  @Option(
      names = "--event-time-start",
      paramLabel = "TIME",
      description = "Microbatch models: from this date or time on (UTC).")
  private @Nullable String eventTimeStart;

  @Option(
      names = "--event-time-end",
      paramLabel = "TIME",
      description = "Microbatch models: up to this date or time, not included (UTC).")
  private @Nullable String eventTimeEnd;

  @Parameters(
      arity = "0..1",
      paramLabel = "MACRO",
      description = "run-operation: the macro to run.")
  private @Nullable String operation;

  ModelsSubcommand(ProgramIo io, Shared shared, ModelsCommand command) {
    this.io = io;
    this.shared = shared;
    this.command = command;
  }

  @Override
  public Integer call() {
    if (isPlainQuery()) {
      return new ShowCommand(io, config, output).call();
    }
    if (!config.given(io)) {
      return exitCode(models().run(command, request()));
    }
    Config given = settings();
    try (Warehouse warehouse = shared.open(given)) {
      ModelsResult result = shared.run(models(), command, request(), warehouse);
      String pipeline = LoadSettings.of(given, warehouse.dialect().defaultSchema()).pipeline();
      new ModelsLedger(warehouse, LoadProcess.runId(), pipeline).keep(command, result);
      return exitCode(result);
    }
  }

  /** Lets a later call find the project read, where that is possible. Its options are set. */
  void readAhead(SharedBySteps steps) {
    if (command.canBeReadAhead() && config.given(io)) {
      steps.readAhead(models(), command, request(), settings());
    }
  }

  private Models models() {
    // bin/target-warehouse says so; a step's lines go to stderr.
    boolean terminal = Boolean.getBoolean("stdout.terminal") && shared == Shared.NOTHING;
    return new Models(
        line -> io.print(line + "\n"), Clock.systemUTC(), terminal ? io::print : null);
  }

  private Config settings() {
    if (settings == null) {
      settings = config.read(io);
    }
    return settings;
  }

  /** {@code show --inline} without a project asks the loader's warehouse itself. */
  private boolean isPlainQuery() {
    return command == ModelsCommand.SHOW
        && output.inline().isPresent()
        && !Files.isRegularFile(project().resolve("dbt_project.yml"));
  }

  private OutputOptions.OutputMode mode() {
    String format = io.environment().getOrDefault("DBT_LOG_FORMAT", "");
    boolean quiet = Boolean.parseBoolean(io.environment().getOrDefault("DBT_QUIET", "false"));
    return new OutputOptions.OutputMode(quiet, config.isJson() || format.equals("json"));
  }

  private Path project() {
    String fromEnvironment = io.environment().get("DBT_PROJECT_DIR");
    Path folder =
        projectDir == null ? Path.of(fromEnvironment == null ? "." : fromEnvironment) : projectDir;
    if (!Files.exists(folder)) {
      throw SingerException.usage(
          "Invalid value for '--project-dir': Path '" + folder + "' does not exist.");
    }
    return folder;
  }

  /** The option, or else dbt's variable for it. */
  private Optional<String> given(@Nullable Object option, String variable) {
    return Optional.ofNullable(option)
        .map(Object::toString)
        .or(() -> Optional.ofNullable(io.environment().get(variable)));
  }

  private boolean flag(boolean option, String variable) {
    String value = io.environment().getOrDefault(variable, "");
    return option || value.equalsIgnoreCase("true") || value.equals("1");
  }

  @Override
  public Tally tally() {
    return tally;
  }

  private int exitCode(ModelsResult result) {
    tally = ModelsTally.of(result);
    return result.succeeded() ? 0 : exitCode(ErrorKind.MODELS);
  }

  /** dbt's, so that a script can call either. */
  @Override
  public int exitCode(ErrorKind kind) {
    boolean onlyReads = command == ModelsCommand.COMPILE || command == ModelsCommand.SHOW;
    return kind == ErrorKind.MODELS && !onlyReads ? FAILED : COULD_NOT_RUN;
  }

  private ModelsRequest request() {
    return new ModelsRequest(
        project(),
        choice.choice(command),
        vars,
        given(profile, "DBT_PROFILE"),
        given(target, "DBT_TARGET"),
        threads == null ? OptionalInt.empty() : OptionalInt.of(threads),
        new RunOptions(
            flag(failFast, "DBT_FAIL_FAST"),
            flag(fullRefresh, "DBT_FULL_REFRESH"),
            flag(storeFailures, "DBT_STORE_FAILURES"),
            flag(empty, "DBT_EMPTY"),
            Optional.ofNullable(operation),
            arguments,
            Optional.ofNullable(eventTimeStart),
            Optional.ofNullable(eventTimeEnd),
            given(sample, "DBT_SAMPLE"),
            warnings.warnErrors(io.environment()),
            switches.switches(io.environment()),
            output.output(mode(), io.environment())),
        Optional.ofNullable(profilesDir),
        given(targetPath, "DBT_TARGET_PATH").map(Path::of),
        Path.of(""),
        io.environment());
  }
}
