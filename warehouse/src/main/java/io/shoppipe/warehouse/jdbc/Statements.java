package io.shoppipe.warehouse.jdbc;

import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.RowReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs statements and transactions on one connection. Not thread-safe, except {@link #cancel}. */
public final class Statements {
  private final Connection connection;
  private final SqlFailures failures;
  private final ValueReader values;
  private volatile @Nullable Statement running;

  public Statements(Connection connection, SqlFailures failures, ValueReader values) {
    this.connection = connection;
    this.failures = failures;
    this.values = values;
  }

  /** Runs one or several statements; how many rows the last one changed. */
  public long execute(String sql) {
    return call(
        () -> {
          try (Statement statement = connection.createStatement()) {
            return running(statement, () -> lastCount(statement, sql));
          }
        });
  }

  private static long lastCount(Statement statement, String sql) throws SQLException {
    statement.setEscapeProcessing(false);
    boolean rows = statement.execute(sql);
    long count = 0;
    while (true) {
      long changed = rows ? 0 : statement.getUpdateCount();
      if (changed < 0) {
        return count;
      }
      count = changed;
      rows = statement.getMoreResults();
    }
  }

  /** Runs one query with text parameters and reads its whole result. */
  public QueryResult query(String sql, String... parameters) {
    return call(
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
              statement.setString(i + 1, parameters[i]);
            }
            return running(statement, () -> read(statement.executeQuery()));
          }
        });
  }

  /** Runs one query or statement as it is, without parameters, and reads its whole result. */
  public QueryResult plainQuery(String sql) {
    return call(
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return running(statement, () -> firstRows(statement, sql));
          }
        });
  }

  /** Of several statements the first that answers rows; none where none does. */
  private QueryResult firstRows(Statement statement, String sql) throws SQLException {
    boolean rows = statement.execute(sql);
    while (!rows && statement.getUpdateCount() >= 0) {
      rows = statement.getMoreResults();
    }
    return rows ? read(statement.getResultSet()) : new QueryResult(List.of(), List.of(), List.of());
  }

  /**
   * Runs one query and hands over its rows one at a time. PostgreSQL's driver keeps no more than
   * {@code fetched} of them, if a transaction is open.
   */
  public void read(String sql, int fetched, RowReader reader) {
    run(
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setFetchSize(fetched);
            running(
                statement,
                () -> handOver(statement.executeQuery(sql), reader, Statements::declared));
          }
        });
  }

  /** What a column's type is called. */
  @FunctionalInterface
  private interface TypeName {
    String of(ResultSetMetaData meta, int column) throws SQLException;
  }

  private long handOver(ResultSet result, RowReader reader, TypeName type) throws SQLException {
    ResultSetMetaData meta = result.getMetaData();
    List<String> names = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      names.add(meta.getColumnLabel(i));
      types.add(type.of(meta, i));
    }
    reader.columns(names, types);
    List<@Nullable Object> row = new ArrayList<>();
    long count = 0;
    while (result.next()) {
      row.clear();
      for (int i = 1; i <= names.size(); i++) {
        row.add(values.read(result, i));
      }
      reader.row(row);
      count++;
    }
    return count;
  }

  /** PostgreSQL's driver names a numeric without its digits. */
  private static String declared(ResultSetMetaData meta, int column) throws SQLException {
    String name = meta.getColumnTypeName(column);
    int precision = name.equals("numeric") ? meta.getPrecision(column) : 0;
    return precision == 0 ? name : name + "(" + precision + "," + meta.getScale(column) + ")";
  }

  private QueryResult read(ResultSet result) throws SQLException {
    Collected collected = new Collected();
    handOver(result, collected, ResultSetMetaData::getColumnTypeName);
    return new QueryResult(collected.names, collected.types, collected.rows);
  }

  /** A whole result. */
  private static final class Collected implements RowReader {
    private List<String> names = List.of();
    private List<String> types = List.of();
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    @Override
    public void columns(List<String> given, List<String> nativeTypes) {
      names = given;
      types = nativeTypes;
    }

    @Override
    public void row(List<@Nullable Object> values) {
      rows.add(QueryResult.row(values));
    }
  }

  public void begin() {
    run(() -> connection.setAutoCommit(false));
  }

  public void commit() {
    run(
        () -> {
          connection.commit();
          connection.setAutoCommit(true);
        });
  }

  /** Whether {@link #begin} was called last. */
  public boolean inTransaction() {
    return call(() -> !connection.getAutoCommit());
  }

  /** Undoes the open transaction; does nothing without one. */
  public void rollback() {
    run(
        () -> {
          if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
          }
        });
  }

  /** Asks the statement that runs to stop; from any thread. */
  public void cancel() {
    Statement statement = running;
    if (statement != null) {
      run(statement::cancel);
    }
  }

  public void close() {
    run(connection::close);
  }

  /** Something that a driver does. */
  @FunctionalInterface
  public interface Action {
    void run() throws SQLException;
  }

  /** Something that a driver gives. */
  @FunctionalInterface
  public interface Call<T> {
    T call() throws SQLException;
  }

  public void run(Action action) {
    try {
      action.run();
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  public <T> T call(Call<T> call) {
    try {
      return call.call();
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  private <T> T running(Statement statement, Call<T> call) throws SQLException {
    running = statement;
    try {
      return call.call();
    } finally {
      running = null;
    }
  }
}
