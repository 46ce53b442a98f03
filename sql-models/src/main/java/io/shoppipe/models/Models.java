package io.shoppipe.models;

import io.shoppipe.models.project.Profile;
import io.shoppipe.models.report.Lines;
import io.shoppipe.warehouse.api.Warehouse;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

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

  public Models(Consumer<String> out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Runs in the warehouse that the project's profile names; opens and closes it. */
  public ModelsResult run(ModelsCommand command, ModelsRequest request) {
    Lines lines = new Lines(out, clock);
    Invocation invocation = new Invocation(request, clock.instant(), lines::line);
    if (command == ModelsCommand.DEPS) {
      return invocation.install();
    }
    Profile profile = invocation.profile();
    try (Warehouse warehouse = new ProfileWarehouse(profile, request.workingDirectory()).open()) {
      return run(command, request, invocation.load(profile, warehouse), warehouse, lines);
    }
  }

  /** Runs in the caller's warehouse, which stays open; no {@code profiles.yml} is read. */
  public ModelsResult run(ModelsCommand command, ModelsRequest request, TargetWarehouse target) {
    Lines lines = new Lines(out, clock);
    Invocation invocation = new Invocation(request, clock.instant(), lines::line);
    if (command == ModelsCommand.DEPS) {
      return invocation.install();
    }
    Warehouse warehouse = target.warehouse();
    LoadedProject project = invocation.load(invocation.profile(target), warehouse);
    return run(command, request, project, warehouse, lines);
  }

  private ModelsResult run(
      ModelsCommand command,
      ModelsRequest request,
      LoadedProject project,
      Warehouse warehouse,
      Lines lines) {
    if (command == ModelsCommand.LS) {
      new Listing(project).names(request).forEach(out);
      return new ModelsResult(List.of());
    }
    return new ProjectRun(command, request, project, warehouse, lines, clock).run();
  }
}
