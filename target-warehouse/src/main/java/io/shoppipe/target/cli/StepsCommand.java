package io.shoppipe.target.cli;

import io.shoppipe.singer.cli.Program;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.target.load.LoadSettings;
import io.shoppipe.target.steps.Step;
import io.shoppipe.target.steps.StepLedger;
import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.PushbackInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs commands of this program one after the other, and keeps how each went. */
@Command(
    name = "steps",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the commands of a pipeline's steps one after the other, in one process, and stops at"
          + " the first that fails; its exit code is that command's, 6 for dbt's.",
      "The warehouse is opened once, a project that several steps name is read once. 'load' loads"
          + " stdin.",
      "How long each took and how many rows it moved is kept in _singer.steps and told in one line"
          + " on stdout, the pipeline's name before it; what the commands say themselves goes to"
          + " stderr, and a load's states to its --state-output only.",
      "Without steps it prints the last runs."
    },
    footer = {
      "",
      "tap | target-warehouse steps --run ID -- --step load load --step stage build --step gate test"
    })
final class StepsCommand implements Callable<Integer> {
  private static final String STEP = "--step";
  private static final int DBT_NOTHING_RAN = 2;

  private final ProgramIo io;

  @Mixin private final ConfigOptions config = new ConfigOptions();

  @Option(
      names = "--pipeline",
      paramLabel = "NAME",
      description = "The pipeline. Default: the config's.")
  private @Nullable String pipeline;

  @Option(names = "--run", paramLabel = "ID", description = "What the run is called.")
  private @Nullable String run;

  @Option(
      names = "--done",
      arity = "1",
      paramLabel = "JSON|F",
      description =
          "Steps that others did: {\"steps\": [{\"step\": \"load\", \"seconds\": 1.5, \"rows\": 3,"
              + " \"detail\": \"…\", \"status\": \"done\"}]}, as tap-shop fetch prints them. Or a file that"
              + " holds it, and is there when the first step has ended.")
  private List<String> done = new ArrayList<>();

  @Option(
      names = "--await-input",
      description =
          "Open and make nothing before there is something on stdin: for a load whose tap may wait"
              + " for its source.")
  private boolean awaitInput;

  @Option(
      names = "--if-kept",
      description = "Keep them only where the warehouse has runs already: make nothing.")
  private boolean ifKept;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "5",
      description = "Without steps: how many runs to show; ${DEFAULT-VALUE}.")
  private int last = 5;

  @Parameters(
      paramLabel = "--step NAME COMMAND…",
      description = "Behind --: each step's name, then its command with its options.")
  private List<String> commands = new ArrayList<>();

  StepsCommand(ProgramIo io) {
    this.io = io;
  }

  @Override
  public Integer call() {
    Config settings = config.read(io);
    if (done.isEmpty() && commands.isEmpty()) {
      return show(settings);
    }
    DoneSteps others = new DoneSteps(done);
    List<Step> steps = new ArrayList<>(others.known());
    PushbackInputStream in = new PushbackInputStream(io.in());
    try (SharedBySteps shared = new SharedBySteps()) {
      List<Called> calls = split().stream().map(words -> called(words, shared, in)).toList();
      if (awaitInput) {
        await(in);
      }
      calls.forEach(call -> readAhead(call, shared));
      int code = 0;
      if (calls.isEmpty()) {
        steps.addAll(others.written(false));
      }
      for (Called call : calls) {
        if (code == 0) {
          List<Step> told = new ArrayList<>();
          code = step(call, told);
          if (call.equals(calls.get(0))) {
            told.addAll(0, others.written(code != 0));
          }
          told.forEach(step -> io.print(shownName(settings) + step + "\n"));
          steps.addAll(told);
        }
      }
      if (code == 0) {
        keep(settings, shared, steps);
      } else {
        keepIfPossible(settings, shared, steps);
      }
      return code;
    }
  }

  /** What kept a step from its work may stand in the way here too: the step's exit code counts. */
  private void keepIfPossible(Config settings, Shared shared, List<Step> steps) {
    try {
      keep(settings, shared, steps);
    } catch (SingerException failed) {
      io.tell("target-warehouse steps", "how the steps went is not kept: " + failed.getMessage());
    }
  }

  /** Waits for the first byte, or the end. */
  private static void await(PushbackInputStream in) {
    try {
      int first = in.read();
      if (first >= 0) {
        in.unread(first);
      }
    } catch (IOException e) {
      throw SingerException.external("stdin can't be read: " + e.getMessage(), e);
    }
  }

  /** Each command with its step's name before it. */
  private List<List<String>> split() {
    List<List<String>> split = new ArrayList<>();
    for (String word : commands) {
      if (word.equals(STEP)) {
        split.add(new ArrayList<>());
      } else if (split.isEmpty()) {
        throw SingerException.usage("steps: behind -- comes --step NAME COMMAND, not " + word);
      } else {
        split.get(split.size() - 1).add(word);
      }
    }
    if (split.stream().anyMatch(step -> step.size() < 2)) {
      throw SingerException.usage("steps: --step takes a name and a command behind it");
    }
    return split;
  }

  /** A step's command, ready to run; {@code words} begin with the command. */
  private record Called(String step, ProgramIo io, CommandLine line, List<String> words) {
    /** The command's object, once its arguments are parsed. */
    Object command() {
      CommandLine.ParseResult parsed = line.getParseResult();
      return parsed != null && parsed.hasSubcommand()
          ? parsed.subcommand().commandSpec().userObject()
          : "";
    }
  }

  /** Parses all arguments before anything runs: what is wrong with them ends the program here. */
  private Called called(List<String> named, Shared shared, InputStream in) {
    List<String> words = List.copyOf(named.subList(1, named.size()));
    ProgramIo own = quiet(in, words.get(0).equals("load"));
    CommandLine line = TargetWarehouse.only(own, words.get(0), shared);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.parseArgs(words.toArray(String[]::new));
    return new Called(named.get(0), own, line, words);
  }

  private static void readAhead(Called call, SharedBySteps shared) {
    if (call.command() instanceof ModelsSubcommand models) {
      models.readAhead(shared);
    }
  }

  private static int step(Called call, List<Step> steps) {
    long began = System.nanoTime();
    String[] words = call.words().toArray(String[]::new);
    int code = Program.run(own -> call.line(), call.io(), words);
    BigDecimal seconds = BigDecimal.valueOf((System.nanoTime() - began) / 1_000_000, 3);
    Counted.Tally tally = tally(call.command(), code);
    steps.add(new Step(call.step(), code == 0, seconds, tally.rows(), tally.detail()));
    boolean dbt = ModelsCommands.isFirstWord(words[0]);
    return dbt && code > 0 && code <= DBT_NOTHING_RAN ? ErrorKind.MODELS.exitCode() : code;
  }

  private static Counted.Tally tally(Object command, int code) {
    Counted.Tally tally =
        command instanceof Counted counted ? counted.tally() : new Counted.Tally(0, "");
    return tally.detail().isEmpty()
        ? new Counted.Tally(tally.rows(), code == 0 ? "done" : "ended with " + code)
        : tally;
  }

  /** What commands print is for people here, but for states, which are for programs. */
  private ProgramIo quiet(InputStream in, boolean states) {
    PrintWriter err = io.err();
    OutputStream people =
        new OutputStream() {
          @Override
          public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            err.print(new String(bytes, offset, length, StandardCharsets.UTF_8));
            err.flush();
          }
        };
    OutputStream out = states ? OutputStream.nullOutputStream() : people;
    return new ProgramIo(in, out, err, io.environment(), io.stop());
  }

  private void keep(Config settings, Shared shared, List<Step> steps) {
    try (Warehouse warehouse = shared.open(settings);
        Session session = warehouse.open()) {
      StepLedger ledger = new StepLedger(session, warehouse.dialect());
      if (!ifKept || ledger.exists()) {
        ledger.keep(name(settings, warehouse), run == null ? "run" : run, steps);
      }
    }
  }

  private int show(Config settings) {
    try (Warehouse warehouse = Shared.NOTHING.open(settings);
        Session session = warehouse.open()) {
      String name = name(settings, warehouse);
      Optional<QueryResult> found =
          new StepLedger(session, warehouse.dialect()).last(name, Math.max(1, last));
      QueryResult runs =
          found
              .filter(result -> !result.rows().isEmpty())
              .orElseThrow(
                  () ->
                      SingerException.config(
                          "no run of pipeline '"
                              + name
                              + "' was kept in "
                              + warehouse.location()
                              + "."));
      io.print(new TextTable(runs.columns(), runs.rows()).toString());
    }
    return 0;
  }

  private String shownName(Config settings) {
    String name = pipeline == null ? settings.text("pipeline").orElse("") : pipeline;
    return name.isEmpty() ? "" : name + " ";
  }

  private String name(Config settings, Warehouse warehouse) {
    return pipeline == null
        ? LoadSettings.of(settings, warehouse.dialect().defaultSchema()).pipeline()
        : pipeline;
  }
}
