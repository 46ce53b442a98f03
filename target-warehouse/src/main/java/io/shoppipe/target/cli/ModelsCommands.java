package io.shoppipe.target.cli;

import io.shoppipe.models.ModelsCommand;
import io.shoppipe.singer.cli.ProgramIo;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** dbt's commands as subcommands; those of two words stand below a command of the first one. */
final class ModelsCommands {
  private ModelsCommands() {}

  /** Whether a command begins with it. */
  static boolean isFirstWord(String word) {
    return Arrays.stream(ModelsCommand.values()).anyMatch(each -> words(each)[0].equals(word));
  }

  /** Adds the commands whose first words are wanted. */
  static void addAll(CommandLine line, ProgramIo io, Shared shared, Predicate<String> wanted) {
    for (ModelsCommand command : ModelsCommand.values()) {
      if (wanted.test(words(command)[0])) {
        add(line, io, shared, command);
      }
    }
  }

  private static String[] words(ModelsCommand command) {
    return command.word().split(" ", -1);
  }

  private static void add(CommandLine line, ProgramIo io, Shared shared, ModelsCommand command) {
    CommandLine models = new CommandLine(new ModelsSubcommand(io, shared, command));
    models.getCommandSpec().usageMessage().description(description(command));
    String[] words = words(command);
    if (words.length == 1) {
      line.addSubcommand(words[0], models);
      return;
    }
    CommandLine first = new CommandLine(new First());
    first.getCommandSpec().usageMessage().description(description(command));
    line.addSubcommand(words[0], first.addSubcommand(words[1], models, older(command)));
  }

  /** Words that dbt still takes for a command. */
  private static String[] older(ModelsCommand command) {
    return command == ModelsCommand.SOURCE_FRESHNESS
        ? new String[] {"snapshot-freshness"}
        : new String[0];
  }

  private static String description(ModelsCommand command) {
    return switch (command) {
      case BUILD ->
          "Loads the seeds, builds the models and snapshots of a dbt project and runs their tests,"
              + " in dbt's order.";
      case RUN -> "Builds the models of a dbt project.";
      case TEST -> "Runs the tests of a dbt project.";
      case SEED -> "Loads the seeds (CSV files) of a dbt project.";
      case SNAPSHOT -> "Takes the snapshots of a dbt project.";
      case RUN_OPERATION -> "Runs one macro of a dbt project.";
      case COMPILE -> "Renders the models and tests of a dbt project, without running them.";
      case DEPS -> "Installs the local packages of a dbt project.";
      case LS -> "Lists the nodes of a dbt project.";
      case PARSE -> "Reads a dbt project and writes its manifest.";
      case DOCS_GENERATE -> "Writes the manifest and the catalog of a dbt project.";
      case SOURCE_FRESHNESS -> "Measures how old the newest rows of sources are.";
      case SHOW -> "Prints the first rows of a node of a dbt project, or of a query.";
      case RETRY -> "Does again what failed or was skipped in the last run.";
      case CLONE -> "Makes views of what an earlier run left in other schemas (--state).";
      case DEBUG -> "Checks a dbt project's profile and the connection to its warehouse.";
      case CLEAN -> "Removes the folders that a dbt project names as clean-targets.";
    };
  }

  /** The first word of two. */
  @Command(mixinStandardHelpOptions = true)
  static final class First implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      String second = String.join(", ", spec.subcommands().keySet());
      throw new ParameterException(
          spec.commandLine(), "Missing: what of " + spec.name() + "; there is: " + second);
    }
  }
}
