package io.shoppipe.warehouse.duckdb;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.jdbc.Statements;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Loads rows by {@code INSERT … SELECT … FROM} a Java table function, a few batches in turn. */
final class BatchLoader implements Loader {
  /** So much is worth an INSERT of its own, and few enough that the last one is soon done. */
  private static final long SEND_BYTES = 2L << 20;

  /** What all loaders of a session may hold together, about, without those in line. */
  private static final long ALL_BYTES = 32L << 20;

  private static final long LEAST_BYTES = 64L << 10;

  /** An INSERT of so much hardly comes alone. */
  private static final long LARGE_BYTES = 512L << 10;

  private final Statements statements;
  private final Inserts inserts;
  private final Threads threads;
  private final BatchFunction function;
  private final String insertInto;
  private final BatchRowWriter rows;
  private final List<Column> columns;
  private Batch filling;

  /** Batches that were inserted, for the next rows. */
  private final Queue<Batch> spare = new ConcurrentLinkedQueue<>();

  private boolean closed;

  BatchLoader(
      Statements statements,
      Inserts inserts,
      BatchFunction function,
      String insertInto,
      List<Column> columns) {
    this.statements = statements;
    this.inserts = inserts;
    this.threads = inserts.threads();
    this.function = function;
    this.insertInto = insertInto;
    this.columns = columns;
    this.filling = new Batch(columns);
    this.rows = new BatchRowWriter(filling);
    inserts.opened(1);
  }

  @Override
  public RowWriter rows() {
    return rows;
  }

  @Override
  public long pendingRows() {
    return filling.pending();
  }

  @Override
  public long pendingBytes() {
    return filling.bytes();
  }

  @Override
  public long sendBytes() {
    long share = ALL_BYTES / Math.max(1, inserts.loaders());
    return Math.max(LEAST_BYTES, Math.min(SEND_BYTES, share));
  }

  @Override
  public void send() {
    if (filling.pending() == 0) {
      return;
    }
    Batch full = filling;
    full.offer(full.pending());
    long bytes = full.bytes();
    inserts.start(
        () -> {
          insert(full, bytes >= LARGE_BYTES);
          spare.add(full);
        },
        bytes);
    filling = next(bytes);
    filling.clear();
    rows.writeTo(filling);
  }

  private Batch next(long bytes) {
    while (spare.size() > inserts.spareBatches(bytes)) {
      spare.poll();
    }
    Batch next = spare.poll();
    return next == null ? new Batch(columns) : next;
  }

  /** Not beside the caller, who goes on filling the same batch. */
  @Override
  public void send(long rows) {
    if (rows >= filling.pending()) {
      send();
      return;
    }
    inserts.await();
    filling.offer((int) rows);
    insert(filling, false);
    filling.sentOffered();
  }

  /** A {@code large} one has others after it, beside a caller that is busy. */
  private void insert(Batch batch, boolean large) {
    if (large) {
      threads.one();
    }
    long number = function.offer(batch);
    try {
      statements.execute(insertInto + selection(batch) + " FROM " + function.call(number));
    } catch (RuntimeException said) {
      throw function.cause(said);
    } finally {
      function.withdraw(number);
    }
  }

  private static String selection(Batch batch) {
    return IntStream.range(0, batch.columns().length)
        .mapToObj(i -> batch.columns()[i].expression(BatchFunction.columnName(i)))
        .collect(Collectors.joining(", ", " SELECT ", ""));
  }

  @Override
  public void settle() {
    inserts.await();
  }

  @Override
  public void close() {
    filling.clear();
    rows.writeTo(filling);
    if (!closed) {
      closed = true;
      inserts.opened(-1);
    }
  }
}
