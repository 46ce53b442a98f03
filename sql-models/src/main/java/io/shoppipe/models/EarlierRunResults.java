package io.shoppipe.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The {@code run_results.json} of an earlier run, for {@code retry}: what to do again, and how. */
record EarlierRunResults(JsonNode json) {
  private static final Set<String> AGAIN =
      Set.of("error", "fail", "skipped", "runtime error", "partial success");

  static EarlierRunResults read(Path folder) {
    Path file = folder.resolve("run_results.json");
    if (!Files.isRegularFile(file)) {
      throw SingerException.config(
          "retry: there is no %s. Run a command first, or name its folder with --state."
              .formatted(file));
    }
    try {
      return new EarlierRunResults(new ObjectMapper().readTree(Files.readString(file)));
    } catch (IOException broken) {
      throw SingerException.config(
          "%s: is not readable as JSON: %s".formatted(file, broken.getMessage()));
    }
  }

  /** The command that was run then. */
  ModelsCommand command() {
    String which = json.path("args").path("which").asText();
    return Arrays.stream(ModelsCommand.values())
        .filter(command -> command.which().equals(which))
        .filter(ModelsCommand::canBeRetried)
        .findFirst()
        .orElseThrow(() -> SingerException.config("retry: '" + which + "' can't be retried."));
  }

  /** The nodes that did not end well. */
  Set<String> unfinished() {
    Set<String> ids = new TreeSet<>();
    for (JsonNode result : json.path("results")) {
      if (AGAIN.contains(result.path("status").asText())) {
        ids.add(result.path("unique_id").asText());
      }
    }
    return ids;
  }

  /** The request as it was then, where this one says nothing else. */
  ModelsRequest like(ModelsRequest request) {
    JsonNode args = json.path("args");
    RunOptions now = request.options();
    RunOptions options =
        new RunOptions(
            now.failFast() || args.path("fail_fast").asBoolean(),
            now.fullRefresh() || args.path("full_refresh").asBoolean(),
            now.storeFailures() || args.path("store_failures").asBoolean(),
            now.empty() || args.path("empty").asBoolean(),
            text(args, "macro"),
            args.path("args").asText(""),
            text(args, "event_time_start"),
            text(args, "event_time_end"),
            now.sample().or(() -> text(args, "sample")),
            now.warnErrors(),
            now.uncompiled(),
            now.output());
    ModelsRequest again = request.withOptions(options);
    boolean vars = request.vars().isBlank() && args.path("vars").isObject();
    return vars ? again.withVars(args.path("vars").toString()) : again;
  }

  private static Optional<String> text(JsonNode args, String name) {
    return args.path(name).isTextual() ? Optional.of(args.path(name).asText()) : Optional.empty();
  }
}
