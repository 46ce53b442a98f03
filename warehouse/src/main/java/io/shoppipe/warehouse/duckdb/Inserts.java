package io.shoppipe.warehouse.duckdb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Runs INSERTs one after the other beside the caller, on the session's own connection. A DuckDB
 * connection may be used from any thread, but by one at a time: so the session waits here before it
 * runs anything else. Several may wait in line: an INSERT that fills one of DuckDB's row groups
 * takes many times as long as the others, and the caller is not to stand still meanwhile. Not
 * thread-safe.
 */
final class Inserts implements AutoCloseable {
  /** What the INSERTs in line may hold together, about: most of a row group as tables often are. */
  private static final long LINE_BYTES = 32L << 20;

  private record Waiting(Future<?> end, long bytes) {}

  private final Threads threads;
  private final Deque<Waiting> line = new ArrayDeque<>();
  private long bytesInLine;
  private int loaders;
  private @Nullable ExecutorService thread;
  private volatile boolean failed;

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

  /** How many batches of so many bytes each loader may keep for the next rows. */
  long spareBatches(long bytes) {
    return LINE_BYTES / Math.max(1, bytes * Math.max(1, loaders)) + 1;
  }

  /** Puts an INSERT of so many bytes into the line, when there is room in it. */
  void start(Runnable insert, long bytes) {
    while (!line.isEmpty() && (bytesInLine + bytes > LINE_BYTES || line.element().end.isDone())) {
      awaitFirst();
    }
    ExecutorService current = thread;
    if (current == null) {
      current = Executors.newSingleThreadExecutor(Inserts::daemon);
      thread = current;
    }
    line.add(new Waiting(current.submit(() -> run(insert)), bytes));
    bytesInLine += bytes;
  }

  private static Thread daemon(Runnable work) {
    Thread daemon = new Thread(work, "duckdb-insert");
    daemon.setDaemon(true);
    return daemon;
  }

  /** After one that failed, those in line behind it do nothing. */
  private void run(Runnable insert) {
    if (failed) {
      return;
    }
    boolean done = false;
    try {
      insert.run();
      done = true;
    } finally {
      failed = !done;
    }
  }

  /** Waits for the INSERTs in line, if any, and passes the failure of one on. */
  void await() {
    while (!line.isEmpty()) {
      awaitFirst();
    }
  }

  private void awaitFirst() {
    Waiting first = line.remove();
    bytesInLine -= first.bytes;
    boolean done = false;
    try {
      await(first.end);
      done = true;
    } finally {
      if (!done) {
        leaveOut();
      }
    }
  }

  /** Those behind a failed one end at once. */
  private void leaveOut() {
    line.forEach(waiting -> await(waiting.end));
    line.clear();
    bytesInLine = 0;
    failed = false;
  }

  private static void await(Future<?> end) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          end.get();
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
