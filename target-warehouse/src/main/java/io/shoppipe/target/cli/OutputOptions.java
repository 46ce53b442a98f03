package io.shoppipe.target.cli;

import io.shoppipe.models.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of what dbt's commands print. */
final class OutputOptions {
  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "",
      description = "ls: name, path, selector or json; show and compile: text or json.")
  private String format = "";

  @Option(
      names = "--output-keys",
      arity = "1..*",
      paramLabel = "KEY",
      description = "ls --output json: which keys of the manifest.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--inline",
      paramLabel = "SQL",
      description = "show, compile: SQL with Jinja in the place of a node.")
  private @Nullable String inline;

  @Option(
      names = "--limit",
      defaultValue = "5",
      paramLabel = "N",
      description = "show: how many rows at most; -1 for all. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print results and failures only.")
  private boolean quiet;

  /** Options of dbt that change nothing here: there is no partial parse, no color, no log file. */
  @Option(
      names = {
        "--partial-parse",
        "--no-partial-parse",
        "--use-colors",
        "--no-use-colors",
        "--no-version-check",
        "--version-check",
        "--no-static-parser",
        "--static-parser",
        "--write-json",
        "--no-send-anonymous-usage-stats",
        "--send-anonymous-usage-stats",
        "--no-populate-cache",
        "--populate-cache",
        "--cache-selected-only",
        "--no-print",
        "--print",
        "--use-experimental-parser",
        "--no-introspect",
        "--introspect"
      },
      hidden = true)
  @SuppressWarnings("UnusedVariable") // they are only accepted
  private boolean[] without = {};

  @Option(
      names = {"--log-path", "--log-level-file", "--log-format-file", "--printer-width"},
      hidden = true)
  @SuppressWarnings("UnusedVariable") // they are only accepted
  private List<String> ignored = new ArrayList<>();

  /** The SQL in the place of a node. */
  Optional<String> inline() {
    return Optional.ofNullable(inline);
  }

  int limit() {
    return limit;
  }

  Output output(OutputMode mode) {
    return new Output(
        format,
        keys.stream().flatMap(key -> List.of(key.trim().split("[\\s,]+")).stream()).toList(),
        inline(),
        limit,
        quiet || mode.quiet(),
        mode.json());
  }

  /** What the environment and other options say of the report. */
  record OutputMode(boolean quiet, boolean json) {}
}
