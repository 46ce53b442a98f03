package io.shoppipe.target.cli;

import io.shoppipe.singer.config.Config;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Warehouse;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse that is opened beside what else a start does: loading DuckDB's library alone takes
 * 0.05 s. Nothing in there may write to the log, which is set up meanwhile.
 */
final class Opening implements AutoCloseable {
  private final Shared shared;
  private @Nullable Ahead<Warehouse> ahead;

  Opening(Shared shared) {
    this.shared = shared;
  }

  /** Loads libraries before the config is read; what {@code text} does not name is not loaded. */
  static void prepare(String text) {
    Ahead.start("load-library", () -> Warehouses.prepare(text));
  }

  void begin(Config config) {
    ahead = new Ahead<>("open-warehouse", () -> shared.open(config));
  }

  /** Waits until it is open; fails as {@link Shared#open} does. It is closed by this. */
  Warehouse warehouse() {
    if (ahead == null) {
      throw new IllegalStateException("begin was not called");
    }
    return ahead.get();
  }

  /** What failed to open was told already, or does not matter behind what failed before it. */
  @Override
  public void close() {
    if (ahead != null) {
      ahead.ifDone().ifPresent(Warehouse::close);
    }
  }
}
