package io.shoppipe.models;

import io.shoppipe.models.yaml.YamlMap;
import java.util.stream.Collectors;

/** What a case's step says of how its command runs and prints. */
record StepOptions(YamlMap step) {
  RunOptions options() {
    return new RunOptions(
        step.bool("fail_fast").orElse(false),
        step.bool("full_refresh").orElse(false),
        step.bool("store_failures").orElse(false),
        step.bool("empty").orElse(false),
        step.text("macro"),
        step.text("args").orElse(""),
        step.text("event_time_start"),
        step.text("event_time_end"),
        step.text("sample"),
        step.bool("warn_error").orElse(false)
            ? WarnErrors.ALL
            : WarnErrors.of(step.text("warn_error_options").orElse("")),
        step.texts("switches").stream().map(RunOptions.Switch::valueOf).collect(Collectors.toSet()),
        output());
  }

  private Output output() {
    return new Output(
        step.text("output").orElse(""),
        step.texts("output_keys"),
        step.text("inline"),
        5,
        step.bool("quiet").orElse(false),
        false,
        Output.Logging.NONE);
  }
}
