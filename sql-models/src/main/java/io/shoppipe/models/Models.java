package io.shoppipe.models;

import io.shoppipe.models.artifact.LogLine;
import io.shoppipe.models.project.Profile;
import io.shoppipe.models.report.Lines;
import io.shoppipe.models.report.LogFile;
import io.shoppipe.models.report.Progress;
import io.shoppipe.warehouse.api.Warehouse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the models and tests of a dbt project. {@code out} takes each line of the report; it may be
 * called from several threads, but never from two at once. One instance may be used again.
 *
 * <p>What is wrong with the project or its configuration is thrown as a {@code SingerException} of
 * kind CONFIG before anything runs; a model or a test that fails is in the result.
 */
public final class Models {
  private final Consumer<String> out;
  private final Clock clock;
  private final @Nullable Consumer<String> terminal;

  public Models(Consumer<String> out, Clock clock) {
    this(out, clock, null);
  }

  /**
   * {@code terminal}: where a last line may be written and erased that tells what runs; null where
   * nobody looks on. It takes text as it is.
   */
  public Models(Consumer<String> out, Clock clock, @Nullable Consumer<String> terminal) {
    this.out = out;
    this.clock = clock;
    this.terminal = terminal;
  }

  /** Runs in the warehouse that the project's profile names; opens and closes it. */
  public ModelsResult run(ModelsCommand command, ModelsRequest request) {
    try (LogFile file = new ProjectLog(request, clock).file()) {
      Instant start = clock.instant();
      Lines lines = lines(request.options().output(), file);
      Invocation first = new Invocation(request, start, lines);
      if (command.isOffline()) {
        return first.offline(command);
      }
      if (command == ModelsCommand.DEBUG) {
        return new Debugging(lines).check(first, request);
      }
      Task task = Task.of(command, request, first.targetPath());
      Invocation invocation = new Invocation(task.request(), start, lines);
      Profile profile = invocation.profile();
      ProfileWarehouse named = new ProfileWarehouse(profile, request.workingDirectory());
      named.warning().ifPresent(lines::line);
      try (Warehouse warehouse = named.open()) {
        return run(task, invocation.load(profile, warehouse), warehouse, lines);
      }
    }
  }

  /** Runs in the caller's warehouse, which stays open; no {@code profiles.yml} is read. */
  public ModelsResult run(ModelsCommand command, ModelsRequest request, TargetWarehouse target) {
    try (LogFile file = new ProjectLog(request, clock).file()) {
      Instant start = clock.instant();
      Lines lines = lines(request.options().output(), file);
      Invocation first = new Invocation(request, start, lines);
      if (command.isOffline()) {
        return first.offline(command);
      }
      if (command == ModelsCommand.DEBUG) {
        return new Debugging(lines).connection(target.warehouse());
      }
      Task task = Task.of(command, request, first.targetPath());
      Invocation invocation = new Invocation(task.request(), start, lines);
      LoadedProject project = invocation.load(invocation.profile(target), target.warehouse());
      return run(task, project, target.warehouse(), lines);
    }
  }

  /**
   * Reads the project ahead of its run, on any thread, and without a query: what is wrong with it
   * is thrown here. The command needs a warehouse.
   */
  public PreparedModels prepare(
      ModelsCommand command, ModelsRequest request, TargetWarehouse target) {
    HeldLines lines = new HeldLines();
    Instant start = clock.instant();
    Invocation first = new Invocation(request, start, lines);
    ProjectStamp stamp = first.stamp();
    Task task = Task.of(command, request, first.targetPath());
    Invocation invocation = new Invocation(task.request(), start, lines);
    LoadedProject project = invocation.load(invocation.profile(target), target.warehouse());
    return new PreparedModels(task, project, lines, stamp);
  }

  /** Runs what was read before, as if it began only now. */
  public ModelsResult run(PreparedModels prepared, TargetWarehouse target) {
    ModelsRequest request = prepared.task().request();
    try (LogFile file = new ProjectLog(request, clock).file()) {
      Lines lines = lines(request.options().output(), file);
      prepared.lines().passTo(lines);
      LoadedProject project = prepared.project().startingAt(clock.instant());
      return run(prepared.task(), project, target.warehouse(), lines);
    }
  }

  private Lines lines(Output output, @Nullable LogFile file) {
    Lines.Verbosity usual =
        output.logging().debug() ? Lines.Verbosity.DEBUG : Lines.Verbosity.USUAL;
    return new Lines(
        out,
        clock,
        output.quiet() ? Lines.Verbosity.QUIET : usual,
        output.json() ? new LogLine(UUID.randomUUID().toString(), clock) : null,
        file,
        terminal == null || output.quiet() || output.json() ? null : new Progress(terminal, clock));
  }

  private ModelsResult run(Task task, LoadedProject project, Warehouse warehouse, Lines lines) {
    if (task.command() == ModelsCommand.LS) {
      new Listing(project, new Artifacts(task.request(), project, clock))
          .names(task.request())
          .forEach(out);
      return new ModelsResult(List.of());
    }
    return new ProjectRun(task, project, warehouse, lines, clock).run();
  }
}
