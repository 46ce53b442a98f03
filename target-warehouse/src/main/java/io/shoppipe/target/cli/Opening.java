package io.shoppipe.target.cli;

import io.shoppipe.singer.config.Config;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse that is opened beside what else a start does: loading DuckDB's library alone takes
 * 0.05 s. Nothing in there may write to the log, which is set up meanwhile.
 */
final class Opening implements AutoCloseable {
  private @Nullable FutureTask<Warehouse> task;

  /** Loads libraries before the config is read; what {@code text} does not name is not loaded. */
  static void prepare(String text) {
    start("load-library", () -> Warehouses.prepare(text));
  }

  void begin(Config config) {
    task = new FutureTask<>(() -> OpenWarehouse.of(config));
    start("open-warehouse", task);
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits until it is open; fails as {@link OpenWarehouse#of} does. It is closed by this. */
  Warehouse warehouse() {
    if (task == null) {
      throw new IllegalStateException("begin was not called");
    }
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException expected) {
        throw expected;
      }
      throw new IllegalStateException("opening the warehouse failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the warehouse opened", e);
    }
  }

  /** What failed to open was told already, or does not matter behind what failed before it. */
  @Override
  public void close() {
    if (task == null) {
      return;
    }
    Warehouse opened;
    try {
      opened = task.get();
    } catch (ExecutionException e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    opened.close();
  }
}
