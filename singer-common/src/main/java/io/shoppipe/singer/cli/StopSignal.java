package io.shoppipe.singer.cli;

import org.jspecify.annotations.Nullable;

/** Tells a program that it must end now (SIGTERM, SIGINT). Thread-safe. */
public final class StopSignal {
  private @Nullable Runnable action;
  private boolean fired;

  /**
   * Sets what to do when the signal comes; runs it at once if it came already. It must return
   * within seconds: then the process ends.
   */
  public void onStop(Runnable action) {
    boolean now;
    synchronized (this) {
      this.action = action;
      now = fired;
    }
    if (now) {
      action.run();
    }
  }

  /** Runs the action on the calling thread; the second call does nothing. */
  public void fire() {
    Runnable toRun;
    synchronized (this) {
      toRun = fired ? null : action;
      fired = true;
    }
    if (toRun != null) {
      toRun.run();
    }
  }

  public synchronized boolean fired() {
    return fired;
  }
}
