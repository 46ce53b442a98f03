package io.shoppipe.models.artifact;

import io.shoppipe.models.render.DbtVersion;
import io.shoppipe.models.render.RenderScope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The head of every artifact: which schema, who wrote it, when. */
final class Metadata {
  /** Variables of the environment that dbt copies into artifacts. */
  private static final String COPIED = "DBT_ENV_CUSTOM_ENV_";

  private Metadata() {}

  static Map<String, @Nullable Object> of(String schema, RenderScope scope, Instant now) {
    return Values.of(
        "dbt_schema_version", schema,
        "dbt_version", DbtVersion.TEXT,
        "generated_at", Moments.text(now),
        "invocation_id", scope.invocationId(),
        "invocation_started_at", Moments.text(scope.startedAt()),
        "env", copied(scope.environment()));
  }

  private static Map<String, String> copied(Map<String, String> environment) {
    Map<String, String> copied = new LinkedHashMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(COPIED)) {
            copied.put(name.substring(COPIED.length()), value);
          }
        });
    return copied;
  }
}
