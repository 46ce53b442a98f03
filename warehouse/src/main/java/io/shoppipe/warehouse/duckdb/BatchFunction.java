package io.shoppipe.warehouse.duckdb;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.VectorChunk;
import org.duckdb.VectorFunction;
import org.jspecify.annotations.Nullable;

/**
 * The table function by which DuckDB pulls batches out of Java, called with a batch's number. One
 * thread pulls a batch, from its first row to its last. Thread-safe.
 */
final class BatchFunction
    implements DuckDBTableFunction<Batch, BatchFunction.Cursor, BatchFunction.Cursor> {
  /** Its own for each, since two warehouses of one process that open the same file share it. */
  private final String name =
      "shoppipe_batch_" + Long.toHexString(ThreadLocalRandom.current().nextLong());

  private final Map<Long, Batch> batches = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** How far a batch was pulled. */
  static final class Cursor {
    private final Iterator<Batch.Piece> pieces;

    Cursor(Batch batch) {
      pieces = batch.pieces().iterator();
    }

    int fill(VectorChunk chunk) {
      if (!pieces.hasNext()) {
        return 0;
      }
      Batch.Piece piece = pieces.next();
      ColumnBuffer[] columns = piece.block().columns;
      for (int i = 0; i < columns.length; i++) {
        columns[i].write(chunk, i, piece.first(), piece.count());
      }
      return piece.count();
    }
  }

  void register(DuckDBConnection connection) throws SQLException {
    VectorFunction.register(connection, name, this, Cursor::fill, failure::set);
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

  /**
   * Why a statement that pulled a batch really failed: DuckDB has only the words of what was thrown
   * here, which is a bug or a lack of memory.
   */
  RuntimeException cause(RuntimeException said) {
    Throwable thrown = failure.getAndSet(null);
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown == null ? said : new IllegalStateException("a batch for DuckDB", thrown);
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
    ColumnBuffer[] columns = batch.columns();
    for (int i = 0; i < columns.length; i++) {
      columns[i].declare(info, columnName(i));
    }
    info.setCardinality(batch.offered(), true);
    return batch;
  }

  @Override
  public Cursor init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(1);
    return new Cursor(info.getBindData());
  }

  /** Never called: {@link Cursor#fill} has its place. */
  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
    throw new UnsupportedOperationException();
  }
}
