package io.shoppipe.target.cli;

import io.shoppipe.models.Choice;
import io.shoppipe.models.ModelsCommand;
import io.shoppipe.singer.error.SingerException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose nodes of a project. */
final class ChoiceOptions {
  @Option(
      names = {"-s", "--select"},
      arity = "1..*",
      paramLabel = "SELECTOR",
      description = "Which nodes, in dbt's syntax.")
  private List<String> select = new ArrayList<>();

  @Option(
      names = {"-m", "--models", "--model"},
      arity = "1..*",
      paramLabel = "SELECTOR",
      description = "The same; ls: only models.")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--exclude",
      arity = "1..*",
      paramLabel = "SELECTOR",
      description = "Which nodes not.")
  private List<String> exclude = new ArrayList<>();

  @Option(
      names = "--selector",
      paramLabel = "NAME",
      description = "A selection of selectors.yml, instead of --select.")
  private @Nullable String selector;

  @Option(
      names = "--indirect-selection",
      paramLabel = "MODE",
      defaultValue = "eager",
      description = "Which tests come along: eager, cautious, buildable, empty. Default: eager.")
  private String indirect = "eager";

  @Option(
      names = "--resource-type",
      arity = "1..*",
      split = ",",
      paramLabel = "TYPE",
      description = "Only nodes of these types: model, test, source, …")
  private List<String> types = new ArrayList<>();

  @Option(
      names = "--exclude-resource-type",
      arity = "1..*",
      split = ",",
      paramLabel = "TYPE",
      description = "No nodes of these types.")
  private List<String> excludedTypes = new ArrayList<>();

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Artifacts of an earlier run, for state:…, result:STATUS and --defer.")
  private @Nullable Path state;

  @Option(
      names = "--defer",
      negatable = true,
      description =
          "Read what is not built here, and not there yet, from where an earlier run left it.")
  private boolean defer;

  @Option(
      names = "--favor-state",
      negatable = true,
      description = "With --defer: also what is there, but not selected.")
  private boolean favorState;

  @Option(
      names = "--defer-state",
      paramLabel = "DIR",
      description = "Artifacts of that run. Default: those of --state.")
  private @Nullable Path deferState;

  /** {@code --models} of {@code ls} takes models only. */
  Choice choice(ModelsCommand command) {
    boolean onlyModels = command == ModelsCommand.LS && !models.isEmpty();
    if (onlyModels && !(select.isEmpty() && types.isEmpty())) {
      throw SingerException.usage(
          "ls: --models goes with neither --select nor --resource-type. Use these two.");
    }
    List<String> words = new ArrayList<>(select);
    words.addAll(models);
    return new Choice(
        words,
        exclude,
        Optional.ofNullable(selector),
        indirect,
        onlyModels ? List.of("model") : types,
        excludedTypes,
        Optional.ofNullable(state),
        new Choice.Defer(defer, favorState, Optional.ofNullable(deferState)),
        Optional.empty());
  }
}
