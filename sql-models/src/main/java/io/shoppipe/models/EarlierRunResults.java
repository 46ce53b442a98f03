package io.shoppipe.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoppipe.models.report.BatchResults;
import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

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

  /** The nodes that did not end well; of a model that was built in part only those batches. */
  Again again() {
    Set<String> ids = new TreeSet<>();
    Map<String, BatchResults> batches = new TreeMap<>();
    for (JsonNode result : json.path("results")) {
      if (AGAIN.contains(result.path("status").asText())) {
        String id = result.path("unique_id").asText();
        ids.add(id);
        BatchResults found = batches(result.path("batch_results"));
        if (!found.successful().isEmpty() && !found.failed().isEmpty()) {
          batches.put(id, found);
        }
      }
    }
    return new Again(ids, batches, began());
  }

  private static BatchResults batches(JsonNode found) {
    return new BatchResults(spans(found.path("successful")), spans(found.path("failed")));
  }

  private static List<BatchResults.Span> spans(JsonNode found) {
    List<BatchResults.Span> spans = new ArrayList<>();
    found.forEach(span -> spans.add(new BatchResults.Span(time(span.path(0)), time(span.path(1)))));
    return spans;
  }

  private static OffsetDateTime time(JsonNode text) {
    return OffsetDateTime.parse(text.asText()).withOffsetSameInstant(ZoneOffset.UTC);
  }

  private Optional<Instant> began() {
    JsonNode metadata = json.path("metadata");
    return Stream.of("invocation_started_at", "generated_at")
        .map(metadata::path)
        .filter(JsonNode::isTextual)
        .map(found -> Instant.parse(found.asText()))
        .findFirst();
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
            now.switches(),
            now.output());
    ModelsRequest again = request.withOptions(options);
    boolean vars = request.vars().isBlank() && args.path("vars").isObject();
    return vars ? again.withVars(args.path("vars").toString()) : again;
  }

  private static Optional<String> text(JsonNode args, String name) {
    return args.path(name).isTextual() ? Optional.of(args.path(name).asText()) : Optional.empty();
  }
}
