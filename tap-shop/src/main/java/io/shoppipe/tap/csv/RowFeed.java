package io.shoppipe.tap.csv;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A scanner's rows, in their order, cut by a thread of its own a little ahead of whoever takes
 * them: reading and cutting take as long as what is done with the cells. For one thread; until it
 * is closed, the scanner belongs to it.
 */
public final class RowFeed implements AutoCloseable {
  private static final int AHEAD = 2;

  private final BlockingQueue<RowBatch> full = new ArrayBlockingQueue<>(AHEAD);
  private final BlockingQueue<RowBatch> empty = new ArrayBlockingQueue<>(AHEAD);
  private final Thread thread;
  private RowBatch batch = new RowBatch();
  private int row = -1;

  /** Goes on where the scanner stands. */
  public RowFeed(CsvScanner scanner) {
    thread = new Thread(() -> cut(scanner), "rows");
    thread.setDaemon(true);
    thread.start();
  }

  private void cut(CsvScanner scanner) {
    try {
      RowBatch next = new RowBatch();
      while (fill(next, scanner)) {
        full.put(next);
        RowBatch free = empty.poll();
        next = free == null ? new RowBatch() : free;
        next.clear();
      }
      full.put(next);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed: nobody waits
    }
  }

  /** False where the batch is the last. */
  private static boolean fill(RowBatch batch, CsvScanner scanner) {
    try {
      while (!batch.isFull()) {
        if (!scanner.next()) {
          batch.end(null);
          return false;
        }
        batch.add(scanner);
      }
      return true;
    } catch (IOException | RuntimeException e) {
      batch.end(e);
      return false;
    }
  }

  /**
   * Goes to the next row; false when there is none. What the scanner threw is thrown in its place.
   */
  public boolean next() throws IOException {
    while (++row >= batch.rows()) {
      if (batch.isLast()) {
        if (batch.failure() instanceof IOException failure) {
          throw failure;
        }
        if (batch.failure() instanceof RuntimeException failure) {
          throw failure;
        }
        return false;
      }
      take();
    }
    return true;
  }

  private void take() throws IOException {
    try {
      empty.offer(batch);
      batch = full.take();
      row = -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** How many cells the row has. */
  public int cells() {
    return batch.cells(row);
  }

  /** Where the cell begins in {@link #buffer}. */
  public int start(int cell) {
    return batch.start(row, cell);
  }

  /** Where the cell ends in {@link #buffer}. */
  public int end(int cell) {
    return batch.end(row, cell);
  }

  public boolean quoted(int cell) {
    return batch.quoted(row, cell);
  }

  /** The bytes of the row; valid until the next one. */
  public byte[] buffer() {
    return batch.bytes();
  }

  /** The line in which the row begins, from 1. */
  public long line() {
    return batch.line(row);
  }

  /** Whether something stood between a closing quote and the end of its cell. */
  public boolean hasTextAfterQuote() {
    return batch.hasTextAfterQuote(row);
  }

  /** Gives up what lies ahead. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
