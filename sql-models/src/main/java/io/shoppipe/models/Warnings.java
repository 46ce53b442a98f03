package io.shoppipe.models;

import io.shoppipe.models.parse.Warning;
import io.shoppipe.models.project.ProjectConfig;
import io.shoppipe.models.report.Lines;
import io.shoppipe.singer.error.SingerException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Tells of what is doubtful in a request or its project, or ends the run there as it is asked. */
final class Warnings {
  private static final String MARK = "[WARNING]: ";

  /** Warnings that dbt makes no errors of. */
  private static final Set<String> ONLY_TOLD = Set.of("FreshnessConfigProblem");

  private final ModelsRequest request;
  private final ProjectConfig config;
  private final Lines lines;

  Warnings(ModelsRequest request, ProjectConfig config, Lines lines) {
    this.request = request;
    this.config = config;
    this.lines = lines;
  }

  /** What the command line asks for, else the project's flags. */
  WarnErrors errors() {
    WarnErrors asked = request.options().warnErrors();
    return asked.equals(WarnErrors.NONE) && config.flag("warn_error") ? WarnErrors.ALL : asked;
  }

  /** What was found while the project was parsed, or compared with an earlier one. */
  void found(List<Warning> warnings) {
    for (Warning warning : warnings) {
      if (ONLY_TOLD.contains(warning.event())) {
        lines.warn(warning.event(), MARK + warning.text());
      } else {
        warn(warning.event(), warning.text());
      }
    }
  }

  private void warn(String event, String text) {
    if (errors().includes(event)) {
      throw SingerException.config(text + " (--warn-error)");
    }
    lines.warn(event, MARK + text);
  }

  /** An earlier run's artifacts that this run will replace. */
  void state() {
    Path target = Artifacts.folder(request, config.targetPath()).toAbsolutePath().normalize();
    request
        .choice()
        .state()
        .filter(folder -> folder.toAbsolutePath().normalize().equals(target))
        .ifPresent(
            folder ->
                warn(
                    "WarnStateTargetEqual",
                    "The state and target directories are the same: '%s'. This could lead to missing changes due to overwritten state including non-idempotent retries."
                        .formatted(folder)));
  }

  /** Words of a selection that found nothing. */
  void unmatched(List<String> words) {
    for (String word : words) {
      String text = "The selection criterion '" + word + "' does not match any enabled nodes";
      if (errors().includes(WarnErrors.NO_NODES)) {
        throw SingerException.config(text + " (--warn-error)");
      }
      lines.warn(WarnErrors.NO_NODES, text);
    }
  }
}
