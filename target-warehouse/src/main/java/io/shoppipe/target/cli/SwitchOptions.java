package io.shoppipe.target.cli;

import io.shoppipe.models.RunOptions.Switch;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that switch off what dbt's commands usually do, or have them do another thing. */
final class SwitchOptions {
  @Option(
      names = "--no-compile",
      negatable = true,
      description = "docs generate: write the catalog, render nothing.")
  private boolean uncompiled;

  @Option(
      names = "--no-introspect",
      negatable = true,
      description = "compile: a template that asks the warehouse fails.")
  private @Nullable Boolean blind;

  @Option(
      names = "--dry-run",
      description =
          "compile: tell how many bytes each query would read, where the warehouse knows.")
  private boolean dryRun;

  @Option(
      names = "--no-clean-project-files-only",
      negatable = true,
      description = "clean: remove clean-targets outside of the project, too.")
  private @Nullable Boolean anywhere;

  Set<Switch> switches(Map<String, String> environment) {
    Set<Switch> all = EnumSet.noneOf(Switch.class);
    if (uncompiled) {
      all.add(Switch.NO_COMPILE);
    }
    if (dryRun) {
      all.add(Switch.DRY_RUN);
    }
    if (isOn(blind, environment.get("DBT_INTROSPECT"))) {
      all.add(Switch.NO_INTROSPECT);
    }
    if (isOn(anywhere, environment.get("DBT_CLEAN_PROJECT_FILES_ONLY"))) {
      all.add(Switch.CLEAN_ANYWHERE);
    }
    return all;
  }

  /** dbt's variable says the opposite of the option, which wins. */
  private static boolean isOn(@Nullable Boolean option, @Nullable String opposite) {
    return option == null ? "false".equalsIgnoreCase(opposite) || "0".equals(opposite) : option;
  }
}
