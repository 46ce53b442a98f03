package io.shoppipe.warehouse.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/**
 * The table function by which DuckDB's threads pull batches out of Java, called with a batch's
 * number. Thread-safe.
 */
final class BatchFunction
    implements DuckDBTableFunction<Batch, BatchFunction.Cursor, BatchFunction.Cursor> {
  /** Its own for each, since two warehouses of one process that open the same file share it. */
  private final String name =
      "shoppipe_batch_" + Long.toHexString(ThreadLocalRandom.current().nextLong());

  private final Map<Long, Batch> batches = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();

  /** How far a batch was pulled. */
  static final class Cursor {
    private final AtomicInteger next;

    Cursor(int first) {
      next = new AtomicInteger(first);
    }
  }

  void register(Connection connection) throws SQLException {
    try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
      builder.withName(name).withParameter(Long.class).withFunction(this).register(connection);
    }
  }

  /** Offers a batch; the number under which it can be pulled. */
  long offer(Batch batch) {
    long number = numbers.incrementAndGet();
    batches.put(number, batch);
    return number;
  }

  void withdraw(long number) {
    batches.remove(number);
  }

  /** The FROM item that pulls the batch. */
  String call(long number) {
    return name + "(" + number + ")";
  }

  static String columnName(int column) {
    return "c" + column;
  }

  @Override
  public Batch bind(DuckDBTableFunctionBindInfo info) throws SQLException {
    long number = info.getParameter(0).getLong();
    Batch batch = batches.get(number);
    if (batch == null) {
      throw new IllegalStateException("no batch " + number);
    }
    for (int i = 0; i < batch.columns.length; i++) {
      batch.columns[i].declare(info, columnName(i));
    }
    info.setCardinality(batch.limit() - batch.sent(), true);
    return batch;
  }

  @Override
  public Cursor init(DuckDBTableFunctionInitInfo info) {
    Batch batch = info.getBindData();
    info.setMaxThreads(1 + (batch.limit() - batch.sent()) / Batch.FIRST_ROWS);
    return new Cursor(batch.sent());
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
    Batch batch = info.getBindData();
    Cursor cursor = info.getInitData();
    int capacity = (int) chunk.capacity();
    int first = cursor.next.getAndAdd(capacity);
    int count = Math.min(capacity, batch.limit() - first);
    if (count <= 0) {
      return 0;
    }
    for (int i = 0; i < batch.columns.length; i++) {
      batch.columns[i].write(chunk.vector(i), first, count);
    }
    return count;
  }
}
