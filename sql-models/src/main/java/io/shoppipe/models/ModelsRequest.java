package io.shoppipe.models;

import io.shoppipe.models.yaml.YamlReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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

  /** As {@code run_results.json} tells them, in dbt's names. */
  Map<String, Object> arguments(ModelsCommand command) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("which", command.which());
    all.put("select", choice.select());
    all.put("exclude", choice.exclude());
    choice.selector().ifPresent(name -> all.put("selector", name));
    all.put("indirect_selection", choice.indirect());
    all.put("resource_types", choice.types());
    all.put("exclude_resource_types", choice.excludedTypes());
    choice.state().ifPresent(folder -> all.put("state", folder.toString()));
    all.put("vars", YamlReader.map("--vars", vars).values());
    profile.ifPresent(name -> all.put("profile", name));
    target.ifPresent(name -> all.put("target", name));
    threads.ifPresent(count -> all.put("threads", count));
    all.put("fail_fast", options.failFast());
    all.put("full_refresh", options.fullRefresh());
    all.put("store_failures", options.storeFailures());
    all.put("empty", options.empty());
    options.operation().ifPresent(macro -> all.put("macro", macro));
    all.put("args", options.arguments());
    options.eventTimeStart().ifPresent(time -> all.put("event_time_start", time));
    options.eventTimeEnd().ifPresent(time -> all.put("event_time_end", time));
    options.sample().ifPresent(span -> all.put("sample", span));
    all.put("project_dir", projectDir.toAbsolutePath().normalize().toString());
    profilesDir.ifPresent(folder -> all.put("profiles_dir", folder.toString()));
    targetPath.ifPresent(folder -> all.put("target_path", folder.toString()));
    return all;
  }

  /**
   * Whether the project, once read for this, can be run for the other: all that it sees is equal.
   */
  public boolean readsLike(ModelsRequest other) {
    return projectDir.equals(other.projectDir)
        && vars.equals(other.vars)
        && profile.equals(other.profile)
        && target.equals(other.target)
        && threads.equals(other.threads)
        && profilesDir.equals(other.profilesDir)
        && workingDirectory.equals(other.workingDirectory)
        && environment.equals(other.environment)
        && options.fullRefresh() == other.options.fullRefresh()
        && options.storeFailures() == other.options.storeFailures();
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
