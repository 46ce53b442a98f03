package io.shoppipe.models;

/** A project that was read ahead of its run. It may run once, on any thread. */
public final class PreparedModels {
  private final Task task;
  private final LoadedProject project;
  private final HeldLines lines;

  PreparedModels(Task task, LoadedProject project, HeldLines lines) {
    this.task = task;
    this.project = project;
    this.lines = lines;
  }

  /** The same for other nodes. */
  public PreparedModels choosing(Choice choice) {
    ModelsRequest request = task.request().choosing(choice);
    return new PreparedModels(new Task(task.command(), request, task.again()), project, lines);
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
