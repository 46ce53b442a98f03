package io.shoppipe.models;

import java.util.Optional;

/** A project that was read ahead of its runs. It may run on any thread, once at a time. */
public final class PreparedModels {
  private final Task task;
  private final LoadedProject project;
  private final HeldLines lines;
  private final ProjectStamp stamp;

  PreparedModels(Task task, LoadedProject project, HeldLines lines, ProjectStamp stamp) {
    this.task = task;
    this.project = project;
    this.lines = lines;
    this.stamp = stamp;
  }

  /** Whether its files are still those that were read. */
  public boolean isCurrent() {
    return stamp.holds();
  }

  /**
   * The same for another command that {@linkplain ModelsRequest#readsLike reads} it like this one.
   */
  public PreparedModels doing(ModelsCommand command, ModelsRequest request) {
    return new PreparedModels(new Task(command, request, Optional.empty()), project, lines, stamp);
  }

  /** The same for other nodes. */
  public PreparedModels choosing(Choice choice) {
    ModelsRequest request = task.request().choosing(choice);
    return new PreparedModels(
        new Task(task.command(), request, task.again()), project, lines, stamp);
  }

  Task task() {
    return task;
  }

  LoadedProject project() {
    return project;
  }

  HeldLines lines() {
    return lines;
  }
}
