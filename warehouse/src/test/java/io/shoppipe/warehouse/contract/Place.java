package io.shoppipe.warehouse.contract;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One session with a schema of its own in a warehouse under test. */
public final class Place implements AutoCloseable {
  public static final String SCHEMA = "we\"ird.schëma";

  private final Warehouse warehouse;
  private final Session session;

  public Place(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.session = warehouse.open();
    session.execute(warehouse.dialect().createSchema(SCHEMA));
  }

  public Session session() {
    return session;
  }

  public static TableName table(String name) {
    return new TableName(SCHEMA, name);
  }

  public void run(List<String> statements) {
    statements.forEach(session::execute);
  }

  /** Drops what an earlier test left, and makes the table. */
  public TableName create(String name, List<Column> columns, List<String> key) {
    TableName table = table(name);
    session.execute(warehouse.dialect().dropTable(table));
    run(warehouse.dialect().createTable(table, columns, key));
    return table;
  }

  /** Loads one row per consumer. */
  @SafeVarargs
  public final void load(TableName table, List<Column> columns, Consumer<RowWriter>... rows) {
    try (Loader loader = session.loader(table, columns)) {
      for (Consumer<RowWriter> row : rows) {
        loader.rows().beginRow();
        row.accept(loader.rows());
        loader.rows().endRow();
      }
      loader.finish();
    }
  }

  public QueryResult select(String what, TableName from, String rest) {
    return session.query(
        "SELECT " + what + " FROM " + warehouse.dialect().quote(from) + " " + rest);
  }

  public @Nullable Object single(String what, TableName from) {
    return select(what, from, "").single();
  }

  @Override
  public void close() {
    session.close();
  }
}
