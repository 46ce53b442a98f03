package io.shoppipe.warehouse.duckdb;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Runs one INSERT at a time beside the caller, on the session's own connection. A DuckDB connection
 * may be used from any thread, but by one at a time: so the session waits here before it runs
 * anything else. Not thread-safe.
 */
final class Inserts implements AutoCloseable {
  private final Threads threads;
  private int loaders;
  private @Nullable ExecutorService thread;
  private @Nullable Future<?> running;

  Inserts(Threads threads) {
    this.threads = threads;
  }

  Threads threads() {
    return threads;
  }

  /** A loader more or less, which share the memory. */
  void opened(int change) {
    loaders += change;
  }

  int loaders() {
    return loaders;
  }

  /** Waits for the INSERT before, then starts this one. */
  void start(Runnable insert) {
    await();
    ExecutorService current = thread;
    if (current == null) {
      current = Executors.newSingleThreadExecutor(Inserts::daemon);
      thread = current;
    }
    running = current.submit(insert);
  }

  private static Thread daemon(Runnable work) {
    Thread daemon = new Thread(work, "duckdb-insert");
    daemon.setDaemon(true);
    return daemon;
  }

  /** Waits for the INSERT that runs, if any, and passes its failure on. */
  void await() {
    Future<?> current = running;
    running = null;
    if (current == null) {
      return;
    }
    boolean interrupted = false;
    try {
      while (true) {
        try {
          current.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw cause(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException cause(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException failure
        ? failure
        : new IllegalStateException(e.getCause());
  }

  @Override
  public void close() {
    ExecutorService current = thread;
    if (current != null) {
      current.shutdown();
    }
  }
}
