package io.shoppipe.target.cli;

import io.shoppipe.models.Output;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of what dbt's commands print. */
final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "",
      description =
          "ls: name, path, selector or json; show and compile: text or json; source freshness: the file for sources.json.")
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

  @Option(names = "--show", description = "seed: print the first rows of each.")
  private boolean show;

  @Option(names = "--connection", description = "debug: look at the connection only.")
  private boolean connection;

  @Option(
      names = {"-d", "--debug"},
      negatable = true,
      description = "Print the statements that run, too.")
  private boolean debug;

  @Option(
      names = "--log-path",
      paramLabel = "DIR",
      description = "Where dbt.log goes, which has them as well. Default: logs in the project.")
  private @Nullable Path logPath;

  @Option(names = "--log-level-file", paramLabel = "LEVEL", description = "none: write no dbt.log.")
  private @Nullable String fileLevel;

  /** Options of dbt that change nothing here: there is no partial parse and no color. */
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
        "--print",
        "--use-experimental-parser",
        "--no-use-colors-file",
        "--use-colors-file",
        "--no-cache-selected-only",
        "--no-log-cache-events",
        "--log-cache-events",
        "--no-partial-parse-file-diff",
        "--partial-parse-file-diff",
        "--no-use-experimental-parser",
        "--no-use-fast-test-edges",
        "--use-fast-test-edges",
        "--no-upload-to-artifacts-ingest-api"
      },
      hidden = true)
  @SuppressWarnings("UnusedVariable") // they are only accepted
  private boolean[] without = {};

  @Option(
      names = {"--log-format-file", "--printer-width", "--log-file-max-bytes"},
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

  Output output(OutputMode mode, Map<String, String> environment) {
    return new Output(
        connection ? "connection" : show ? Output.SHOWN : format,
        keys.stream().flatMap(key -> List.of(key.trim().split("[\\s,]+")).stream()).toList(),
        inline(),
        limit,
        quiet || mode.quiet(),
        mode.json(),
        logging(environment));
  }

  private Output.Logging logging(Map<String, String> environment) {
    String folder = environment.get("DBT_LOG_PATH");
    String level = environment.getOrDefault("DBT_LOG_LEVEL_FILE", "debug");
    return new Output.Logging(
        debug || Boolean.parseBoolean(environment.getOrDefault("DBT_DEBUG", "false")),
        !"none".equals(fileLevel == null ? level : fileLevel),
        Optional.ofNullable(logPath == null && folder != null ? Path.of(folder) : logPath));
  }

  /** What the environment and other options say of the report. */
  record OutputMode(boolean quiet, boolean json) {}
}
