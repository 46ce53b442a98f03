package io.shoppipe.models.artifact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.shoppipe.models.render.RenderScope;
import io.shoppipe.models.run.FreshnessResult;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes {@code sources.json}, version 3 of dbt's schema: how fresh sources are. */
public final class SourcesFile {
  private static final String SCHEMA = "https://schemas.getdbt.com/dbt/sources/v3.json";
  private static final JsonFactory JSON = new JsonFactory();

  private final RenderScope scope;

  public SourcesFile(RenderScope scope) {
    this.scope = scope;
  }

  public void write(OutputStream to, List<FreshnessResult> results, Instant now)
      throws IOException {
    try (JsonGenerator out = JSON.createGenerator(to)) {
      new Json(out)
          .value(
              Values.of(
                  "metadata", Metadata.of(SCHEMA, scope, now),
                  "results", results.stream().map(this::entry).toList(),
                  "elapsed_time", Duration.between(scope.startedAt(), now).toMillis() / 1000.0));
    }
  }

  private Map<String, @Nullable Object> entry(FreshnessResult result) {
    if (result.error().isPresent()) {
      return Values.of(
          "unique_id", result.node().id(),
          "error", result.error().get(),
          "status", result.status().word());
    }
    return Values.of(
        "unique_id", result.node().id(),
        "max_loaded_at", Moments.aware(result.maxLoadedAt()),
        "snapshotted_at", Moments.aware(result.snapshottedAt()),
        "max_loaded_at_time_ago_in_s", result.age(),
        "status", result.status().word(),
        "criteria", criteria(result),
        "adapter_response", RunResultsFile.oneRow(scope).orElse(Map.of("_message", "OK")),
        "timing",
            List.of(
                RunResultsFile.step("compile", result.start(), result.start()),
                RunResultsFile.step("execute", result.start(), result.end())),
        "thread_id", "Thread-1 (worker)",
        "execution_time", result.seconds());
  }

  /** What was asked for; what was not is null. */
  private static Map<String, @Nullable Object> criteria(FreshnessResult result) {
    Map<String, @Nullable Object> asked =
        Values.map(result.node().config().values().get("freshness"));
    for (String key : List.of("warn_after", "error_after", "filter")) {
      asked.putIfAbsent(key, null);
    }
    return asked;
  }
}
