package io.shoppipe.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to do with which project. {@code vars} is YAML or JSON text of a mapping, empty = none;
 * {@code target} of the caller wins over {@code profiles.yml}; {@code workingDirectory} is where
 * {@code profiles.yml} is looked for after {@code profilesDir} and {@code DBT_PROFILES_DIR}, before
 * {@code ~/.dbt}.
 */
public record ModelsRequest(
    Path projectDir,
    Choice choice,
    String vars,
    Optional<String> profile,
    Optional<String> target,
    OptionalInt threads,
    RunOptions options,
    Optional<Path> profilesDir,
    Optional<Path> targetPath,
    Path workingDirectory,
    Map<String, String> environment) {
  public ModelsRequest {
    environment = Map.copyOf(environment);
  }

  /** The project as it is, without options. */
  public static ModelsRequest of(Path projectDir) {
    return new ModelsRequest(
        projectDir,
        Choice.ALL,
        "",
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        RunOptions.NONE,
        Optional.empty(),
        Optional.empty(),
        projectDir,
        Map.of());
  }

  public ModelsRequest selecting(String... words) {
    return new ModelsRequest(
        projectDir,
        choice.selecting(List.of(words)),
        vars,
        profile,
        target,
        threads,
        options,
        profilesDir,
        targetPath,
        workingDirectory,
        environment);
  }

  public ModelsRequest excluding(String... words) {
    return new ModelsRequest(
        projectDir,
        choice.excluding(List.of(words)),
        vars,
        profile,
        target,
        threads,
        options,
        profilesDir,
        targetPath,
        workingDirectory,
        environment);
  }

  public ModelsRequest choosing(Choice other) {
    return new ModelsRequest(
        projectDir,
        other,
        vars,
        profile,
        target,
        threads,
        options,
        profilesDir,
        targetPath,
        workingDirectory,
        environment);
  }

  public ModelsRequest withVars(String text) {
    return new ModelsRequest(
        projectDir,
        choice,
        text,
        profile,
        target,
        threads,
        options,
        profilesDir,
        targetPath,
        workingDirectory,
        environment);
  }

  public ModelsRequest withThreads(int count) {
    return new ModelsRequest(
        projectDir,
        choice,
        vars,
        profile,
        target,
        OptionalInt.of(count),
        options,
        profilesDir,
        targetPath,
        workingDirectory,
        environment);
  }

  public ModelsRequest withTargetPath(Path folder) {
    return new ModelsRequest(
        projectDir,
        choice,
        vars,
        profile,
        target,
        threads,
        options,
        profilesDir,
        Optional.of(folder),
        workingDirectory,
        environment);
  }

  public ModelsRequest withEnvironment(Map<String, String> variables) {
    return new ModelsRequest(
        projectDir,
        choice,
        vars,
        profile,
        target,
        threads,
        options,
        profilesDir,
        targetPath,
        workingDirectory,
        variables);
  }

  public ModelsRequest withOptions(RunOptions changed) {
    return new ModelsRequest(
        projectDir,
        choice,
        vars,
        profile,
        target,
        threads,
        changed,
        profilesDir,
        targetPath,
        workingDirectory,
        environment);
  }
}
