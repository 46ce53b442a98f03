package io.shoppipe.target.cli;

import io.shoppipe.models.WarnErrors;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that make errors of warnings. */
final class WarningOptions {
  @Option(
      names = "--warn-error",
      description = "End where dbt would only warn; a test that warns fails.")
  private boolean all;

  @Option(
      names = "--warn-error-options",
      paramLabel = "YAML",
      description = "Which warnings do: {error: all or names, warn: names, silence: names}.")
  private @Nullable String some;

  WarnErrors warnErrors(Map<String, String> environment) {
    String options = some == null ? environment.get("DBT_WARN_ERROR_OPTIONS") : some;
    boolean every = all || Boolean.parseBoolean(environment.getOrDefault("DBT_WARN_ERROR", ""));
    if (every) {
      return WarnErrors.ALL;
    }
    return options == null ? WarnErrors.NONE : WarnErrors.of(options);
  }
}
