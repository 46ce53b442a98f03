package org.duckdb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * A table function with one BIGINT parameter that fills DuckDB's chunks a column at a time. The
 * driver's own way is one call, one lock and one bit for each value, which takes longer than all
 * the rest of an INSERT; see docs/decisions/0008. Thread-safe.
 */
public final class VectorFunction<T> extends DuckDBTableFunctionWrapper {
  /** Puts the next rows into a chunk; how many, 0 at the end. Called from DuckDB's threads. */
  public interface Filler<T> {
    int fill(T cursor, VectorChunk chunk);
  }

  private final Filler<T> filler;
  private final Consumer<Throwable> failed;

  private VectorFunction(
      DuckDBTableFunction<?, T, ?> table, Filler<T> filler, Consumer<Throwable> failed) {
    super(table);
    this.filler = filler;
    this.failed = failed;
  }

  /**
   * Makes the function known under that name: {@code table} describes the columns and begins a
   * call, {@code filler} continues it, in place of the table's {@code apply}. What the filler
   * throws goes to {@code failed}, since only its words reach the statement.
   */
  public static <T> void register(
      DuckDBConnection connection,
      String name,
      DuckDBTableFunction<?, T, ?> table,
      Filler<T> filler,
      Consumer<Throwable> failed)
      throws SQLException {
    ByteBuffer function = DuckDBBindings.duckdb_create_table_function();
    try (DuckDBLogicalType bigint = DuckDBLogicalType.of(DuckDBColumnType.BIGINT)) {
      DuckDBBindings.duckdb_table_function_set_name(function, utf8(name));
      DuckDBBindings.duckdb_table_function_add_parameter(function, bigint.logicalTypeRef());
      DuckDBBindings.duckdb_table_function_set_extra_info(
          function, new VectorFunction<>(table, filler, failed));
      DuckDBBindings.duckdb_table_function_set_bind(function);
      DuckDBBindings.duckdb_table_function_set_init(function);
      DuckDBBindings.duckdb_table_function_set_local_init(function);
      DuckDBBindings.duckdb_table_function_set_function(function);
      register(connection, function, name);
    } finally {
      DuckDBBindings.duckdb_destroy_table_function(function);
    }
  }

  private static void register(DuckDBConnection connection, ByteBuffer function, String name)
      throws SQLException {
    connection.connRefLock.lock();
    try {
      connection.checkOpen();
      if (DuckDBBindings.duckdb_register_table_function(connection.connRef, function) != 0) {
        throw new SQLException("the table function " + name + " was not taken");
      }
    } finally {
      connection.connRefLock.unlock();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Called out of native code, which nothing may be thrown into. */
  @Override
  @SuppressWarnings("unchecked")
  public void executeFunction(ByteBuffer info, ByteBuffer chunk) {
    try {
      T cursor = (T) DuckDBBindings.duckdb_function_get_init_data(info);
      int rows = filler.fill(cursor, new VectorChunk(chunk));
      DuckDBBindings.duckdb_data_chunk_set_size(chunk, rows);
    } catch (Throwable failure) {
      failed.accept(failure);
      DuckDBBindings.duckdb_function_set_error(info, utf8(String.valueOf(failure)));
    }
  }
}
