package io.shoppipe.target.cli;

import io.shoppipe.singer.error.SingerException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that another thread begins at once, and whose result is asked for later. Thread-safe. */
final class Ahead<T> {
  private final FutureTask<T> task;

  /** {@code name}: the thread's. */
  Ahead(String name, Callable<T> work) {
    task = new FutureTask<>(work);
    start(name, task);
  }

  /** Runs what nobody waits for on a thread that does not keep the process alive. */
  static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits for it, and fails as it failed. */
  T get() {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException expected) {
        throw expected;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SingerException.external("stopped before it began. Run again.", e);
    }
  }

  /** Waits for it; empty where it failed. */
  Optional<T> ifDone() {
    try {
      return Optional.of(task.get());
    } catch (ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
